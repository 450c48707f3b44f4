import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { DuplicatesAnswer } from '#shared/contract/text-mining.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { askText } from '../text-request.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface DuplicatesOptions extends WorkspaceOption {
  readonly threshold: number;
  readonly groups: number;
  readonly json?: boolean;
}

const help = `
Texts are compared as the model of the run reads them, by their pairs of neighboring tokens.

Examples:
  vae text duplicates last
  vae text duplicates last --threshold 0.6 --groups 100 --json`;

export function addDuplicatesCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('duplicates')
    .description('groups of training texts that hardly differ')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('--threshold <share>', 'of pairs of tokens in common, 0.1 to 1', share, 0.8)
    .option('--groups <number>', 'that are shown, the largest first', wholeNumber(1, 10_000), 10)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: DuplicatesOptions) => {
      const { threshold, groups } = options;
      const answer = await askText<'duplicates'>(context, options, reference, {
        kind: 'duplicates',
        threshold,
        groups,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else duplicatesWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function duplicatesWords(answer: DuplicatesAnswer): readonly string[] {
  const { trainingTexts, groupCount, duplicateTexts, groups } = answer;
  return [
    `${duplicateTexts} of ${trainingTexts} training texts are in ${groupCount} groups of near-duplicates.`,
    ...groups.flatMap((group) => ['', ...group.map(({ text }) => text)]),
  ];
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0.1 && number <= 1) return number;
  throw new InvalidArgumentError('expected a number from 0.1 to 1');
}
