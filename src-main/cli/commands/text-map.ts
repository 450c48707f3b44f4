import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readableFigure } from '#shared/contract/seeded-figure-words.ts';
import type { MapAnswer } from '#shared/contract/text-mining.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { mapFile } from '../map-file.ts';
import { tableFileFormat } from '../table-file-format.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface MapOptions extends WorkspaceOption {
  readonly output: string;
  readonly k: number;
  readonly seed: number;
  readonly json?: boolean;
}

const help = `
All training and test texts, up to 100,000: their codes along the first two principal components, the cluster and the label of each.
Clusters are k-means on the codes of training texts; NPMI says how well their words go together in test texts, -1 to 1.

Examples:
  vae text map last --output map.csv
  vae text map last --output map.jsonl --k 20`;

export function addMapCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('map')
    .description('write where every text is in the plane of the codes, and in which cluster')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .requiredOption('--output <file>', 'file to write, .csv or .jsonl')
    .option('--k <number>', 'clusters', wholeNumber(2, 200), 12)
    .option('--seed <number>', 'of the first centers', wholeNumber(0, 2_147_483_647), 1)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: MapOptions) => {
      const format = tableFileFormat(options.output);
      const answer = await askText<'map'>(context, options, reference, {
        kind: 'map',
        clusters: options.k,
        seed: options.seed,
      });
      writeFileDurably(resolve(options.output), mapFile(answer, format));
      const { explained, clusters, texts, allTexts } = answer;
      const said = { file: options.output, texts: texts.ends.length, allTexts, explained, clusters };
      if (options.json) terminal.print(JSON.stringify(said));
      else mapWords(answer, options.output).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function mapWords({ texts, allTexts, explained, clusters }: MapAnswer, file: string): readonly string[] {
  const [first, second] = explained.map((share) => `${(100 * share).toFixed(1)} %`);
  return [
    textTable(
      ['cluster', 'texts', 'NPMI', 'words'],
      clusters.map(({ size, coherence, words }, i) => {
        return [String(i + 1), String(size), readableFigure(coherence), words.join(' ')];
      }),
    ),
    '',
    `The two axes have ${first ?? ''} and ${second ?? ''} of the variance of the codes.`,
    `Wrote ${texts.ends.length} of ${allTexts} texts to ${file}.`,
  ];
}
