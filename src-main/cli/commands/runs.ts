import type { Command } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import { locate, reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, workspaceOption } from './options.ts';

export function addRunsCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  program
    .command('runs')
    .description('list the runs of the workspace')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  vae runs\n  vae runs --json')
    .action(async (options: WorkspaceOption & { json?: boolean }) => {
      const runs = await listRuns(context, options);
      if (options.json) runs.forEach((run) => terminal.print(JSON.stringify(run)));
      else if (runs.length > 0) terminal.print(textTable(header, runs.map(row)));
      else terminal.say(`No runs in ${locate(context, options)} yet. Start one with: npm run vae -- train mnist-quick`);
    });
}

const header = ['run', 'state', 'epoch', '−ELBO', 'dataset', 'name'];

function row(run: Run): string[] {
  const elbo = run.metrics['final/test/negativeElbo'] ?? run.metrics['epoch/validation/negativeElbo'];
  const epoch = `${Math.floor(run.epoch)}/${run.hyperparameters.epochs}`;
  return [run.id, run.state, epoch, elbo === undefined ? '' : readableNumber(elbo), run.datasetName, run.name];
}

/** A workspace that does not exist yet has no runs; that is no error. */
async function listRuns(context: CommandContext, options: WorkspaceOption): Promise<readonly Run[]> {
  try {
    return await reading(context, options, ({ runs }) => runs.list());
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'file/invalid') return [];
    throw error;
  }
}
