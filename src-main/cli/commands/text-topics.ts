import type { Command } from 'commander';
import type { TopicFigures, TopicsAnswer } from '#shared/contract/text-mining.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableFigure, readableSeeded } from '#shared/contract/seeded-figure-words.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface TopicsOptions extends WorkspaceOption {
  readonly words: number;
  readonly seed: number;
  readonly seeds: number;
  readonly json?: boolean;
}

const help = `
For runs with the network "topics". NPMI, -1 to 1, says how well the words of a topic go together in test texts; diversity, 0 to 1,
is the share of different words among those of all topics. The baseline is k-means on TF-IDF word weights, with the distinctive
words of each group.

Examples:
  vae text topics last
  vae text topics last --words 20 --seeds 1 --json`;

export function addTopicsCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('topics')
    .description('the topics of a topic model, and how well their words go together')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('--words <number>', 'of each topic', wholeNumber(2, 50), 10)
    .option('--seed <number>', 'of the baselines', wholeNumber(0, 2_147_483_647), 1)
    .option('--seeds <number>', 'that their figures are the mean of, this one and the next', wholeNumber(1, 20), 5)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: TopicsOptions) => {
      const { words, seed, seeds } = options;
      const answer = await askText<'topics'>(context, options, reference, { kind: 'topics', words, seed, seeds });
      if (options.json) terminal.print(JSON.stringify(answer));
      else topicsWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function topicsWords(answer: TopicsAnswer): readonly string[] {
  const { topics, heldOutTexts, seeds, byModel, byWords, atRandom } = answer;
  const row = (name: string, { coherence, diversity }: TopicFigures) => {
    return [name, readableSeeded(coherence), readableSeeded(diversity)];
  };
  return [
    textTable(
      ['topic', 'NPMI', 'words'],
      topics.map(({ words, coherence }, topic) => [String(topic + 1), readableFigure(coherence), words.join(' ')]),
    ),
    '',
    `Measured on ${heldOutTexts} test texts; the model was trained once, the others are of ${seeds} seed${seeds > 1 ? 's, mean ± standard deviation' : ''}:`,
    textTable(
      ['words', 'NPMI', 'diversity'],
      [
        row('of the topics', byModel),
        row('of groups by word weights, the baseline', byWords),
        row('at random', atRandom),
      ],
    ),
  ];
}
