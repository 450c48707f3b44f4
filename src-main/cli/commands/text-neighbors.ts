import type { Command } from 'commander';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { nearTextsTables } from '../near-texts-table.ts';
import { askText } from '../text-request.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface NeighborsOptions extends WorkspaceOption {
  readonly count: number;
  readonly label?: string;
  readonly json?: boolean;
}

const help = `
The baseline is the cosine of TF-IDF word weights.

Examples:
  vae text neighbors last "where is the station ?" --count 5`;

export function addNeighborsCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('neighbors')
    .description('the training texts that are nearest to a text')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('<text>', 'any text')
    .option('--count <number>', 'how many', wholeNumber(1, 1000), 10)
    .option('--label <name>', 'of the text, for a model that is told labels')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, given: string, options: NeighborsOptions) => {
      const answer = await askText<'neighbors'>(context, options, reference, {
        kind: 'neighbors',
        text: given,
        count: options.count,
        label: options.label ?? null,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else nearTextsTables(answer.byCode, answer.byWords).forEach((line) => terminal.print(line));
    });
}
