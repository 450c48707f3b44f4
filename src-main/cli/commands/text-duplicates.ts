import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import type { DuplicatesAnswer } from '#shared/contract/text-mining.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { stopOnInterrupt } from '../stop-on-interrupt.ts';
import { askText } from '../text-request.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface DuplicatesOptions extends WorkspaceOption {
  readonly threshold: number;
  readonly groups: number;
  readonly json?: boolean;
}

const help = `
Texts are compared by their pairs of neighboring tokens: those of a run as its model cuts them, those of a dataset as words.
No model is needed for a dataset.

Examples:
  vae text duplicates tatoeba-english
  vae text duplicates last --threshold 0.6 --groups 100 --json`;

export function addDuplicatesCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('duplicates')
    .description('groups of training texts that hardly differ')
    .argument('<run|dataset>', 'name or hash of a dataset of texts; or id of a run, beginning of an id, or "last"')
    .option('--threshold <share>', 'of pairs of tokens in common, 0.1 to 1', share, 0.8)
    .option('--groups <number>', 'that are shown, the largest first', wholeNumber(1, 10_000), 10)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: DuplicatesOptions) => {
      const answer = await answerOf(context, reference, options);
      if (options.json) terminal.print(JSON.stringify(answer));
      else duplicatesWords(answer).forEach((line) => terminal.print(line));
    });
}

/** A dataset is called by all of its name: what is none is a run. */
async function answerOf(
  context: CommandContext,
  reference: string,
  options: DuplicatesOptions,
): Promise<DuplicatesAnswer> {
  const { terminal } = context;
  const { threshold, groups } = options;
  const ofDataset = await reading(context, options, async ({ datasets, duplicates }) => {
    const found = datasets.list().find(({ hash, name }) => hash === reference || name === reference);
    if (!found) return null;
    const { hash } = requireTexts(found);
    let isWanted = true;
    const stopHearing = stopOnInterrupt(terminal, () => (isWanted = false));
    try {
      return await duplicates(hash, { threshold, groups }, (done) => {
        terminal.status(`comparing the training texts  ${Math.round(100 * done)} %`);
        return isWanted;
      });
    } finally {
      stopHearing();
      terminal.status('');
    }
  });
  return ofDataset ?? askText<'duplicates'>(context, options, reference, { kind: 'duplicates', threshold, groups });
}

/** What a person reads. */
export function duplicatesWords(answer: DuplicatesAnswer): readonly string[] {
  const { trainingTexts, groupCount, duplicateTexts, equalTexts, groups } = answer;
  return [
    `${duplicateTexts} of ${trainingTexts} training texts are in ${groupCount} groups of near-duplicates; ` +
      `${equalTexts} have all their tokens in common with another.`,
    ...groups.flatMap((group) => ['', ...group.map(({ text }) => text)]),
  ];
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0.1 && number <= 1) return number;
  throw new InvalidArgumentError('expected a number from 0.1 to 1');
}
