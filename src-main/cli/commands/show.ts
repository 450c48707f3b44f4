import type { Command } from 'commander';
import { hyperparameterApplies, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { metricRows, readableDuration } from '../readable.ts';
import { referencedRun } from '../run-reference.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, workspaceOption } from './options.ts';

export function addShowCommand(program: Command, context: CommandContext): void {
  program
    .command('show')
    .description('show a run: its state, hyperparameters and metrics')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  vae show last\n  vae show 20261124 --json')
    .action(async (reference: string, options: WorkspaceOption & { json?: boolean }) => {
      const run = await reading(context, options, ({ runs }) => referencedRun(reference, runs.list()));
      context.terminal.print(options.json ? JSON.stringify(run) : describe(run));
    });
}

function describe(run: Run): string {
  const facts = [
    ['run', run.id],
    ['name', run.name],
    ['state', run.error ? `${run.state}: ${run.error.message}` : run.state],
    ['preset', run.preset ?? 'none'],
    ['dataset', `${run.datasetName} (${run.datasetHash.slice(0, 12)})`],
    ['engine', run.engine ?? 'not started'],
    ['created', run.createdAt],
    ['duration', duration(run)],
    ['progress', `epoch ${run.epoch} of ${run.hyperparameters.epochs}, step ${run.step}, attempt ${run.attempt}`],
    ['tags', run.tags.join(', ')],
    ['notes', run.notes],
  ].filter(([, value]) => value !== '');
  const values = hyperparameters
    .filter((row) => hyperparameterApplies(row, run.hyperparameters))
    .map((row) => [row.name, String(run.hyperparameters[row.name])]);
  const metrics = [
    ...metricRows(run.metrics, 'final').map((row) => ['final', ...row]),
    ...metricRows(run.metrics, 'epoch').map((row) => ['last epoch', ...row]),
  ];
  const parts = [textTable(['', ''], facts).trimStart(), textTable(['hyperparameter', 'value'], values)];
  if (metrics.length > 0) parts.push(textTable(['scope', 'split', 'quantity', 'value', 'unit'], metrics));
  return parts.join('\n\n');
}

function duration(run: Run): string {
  if (!run.startedAt || !run.finishedAt) return '';
  return readableDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt));
}
