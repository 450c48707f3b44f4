import type { Command } from 'commander';
import { writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { metricRows } from '../readable.ts';
import { referencedRun } from '../run-reference.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, workspaceOption } from './options.ts';

export function addEvaluateCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  program
    .command('evaluate')
    .description('measure a trained model on its test split')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  vae evaluate last\n  vae evaluate 20261124 --json')
    .action(async (reference: string, options: WorkspaceOption & { json?: boolean }) => {
      await writing(context, options, async ({ runs }) => {
        const { id } = referencedRun(reference, runs.list());
        const metrics = finalMetrics(await runs.evaluate(id));
        if (options.json) terminal.print(JSON.stringify({ runId: id, metrics }));
        else terminal.print(textTable(['split', 'quantity', 'value', 'unit'], metricRows(metrics, 'final')));
      });
    });
}

/** Under the names that the run itself has for them. */
function finalMetrics(measured: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(measured).map(([quantity, value]) => [`final/test/${quantity}`, value]));
}
