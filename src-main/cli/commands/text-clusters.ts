import type { Command } from 'commander';
import type { ClustersAnswer, GroupingFigures } from '#shared/contract/text-mining.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableFigure, readableSeeded } from '#shared/contract/seeded-figure-words.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface ClustersOptions extends WorkspaceOption {
  readonly k: number;
  readonly examples: number;
  readonly seed: number;
  readonly seeds: number;
  readonly json?: boolean;
}

const help = `
The baseline is k-means on TF-IDF word weights; random groups show what chance gives. Groups are found and named in training
texts, and all figures are measured on test texts: NPMI is how well the ten words of a group go together, -1 to 1; NMI and purity
how well groups and labels agree, 0 to 1.

Examples:
  vae text clusters last
  vae text clusters last --k 20 --examples 5`;

export function addClustersCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('clusters')
    .description('groups of training texts by their codes, named by the words that tell them apart')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('--k <number>', 'clusters', wholeNumber(2, 200), 12)
    .option('--examples <number>', 'texts of each that are shown, nearest to the center', wholeNumber(0, 100), 2)
    .option('--seed <number>', 'of the first centers', wholeNumber(0, 2_147_483_647), 1)
    .option('--seeds <number>', 'that figures are the mean of, this one and the next', wholeNumber(1, 20), 5)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: ClustersOptions) => {
      const answer = await askText<'clusters'>(context, options, reference, {
        kind: 'clusters',
        clusters: options.k,
        examples: options.examples,
        seed: options.seed,
        seeds: options.seeds,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else clustersWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function clustersWords(answer: ClustersAnswer): readonly string[] {
  const { texts, trainingTexts, heldOutTexts, seeds, clusters, byCode, byWords, atRandom } = answer;
  return [
    `${texts} of ${trainingTexts} training texts in ${clusters.length} clusters.`,
    '',
    ...clusters.flatMap(({ size, words, coherence, examples }) => [
      `${size} texts, NPMI ${readableFigure(coherence)}: ${words.join(' ')}`,
      ...examples.map(({ text }) => `    ${text}`),
    ]),
    '',
    `Measured on ${heldOutTexts} test texts, mean${seeds > 1 ? ` ± standard deviation of ${seeds} seeds` : ' of one seed'}:`,
    textTable(
      ['groups', 'NPMI of their words', 'NMI with labels', 'purity'],
      [figures('by code', byCode), figures('by word weights, the baseline', byWords), figures('at random', atRandom)],
    ),
  ];
}

function figures(name: string, { coherence, agreement }: GroupingFigures): readonly string[] {
  const agreed = [agreement?.normalizedMutualInformation ?? null, agreement?.purity ?? null];
  return [name, ...[coherence, ...agreed].map(readableSeeded)];
}
