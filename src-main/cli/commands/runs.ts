import type { Command } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import type { QuantityName } from '#shared/contract/metric.ts';
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
      else if (runs.length > 0) terminal.print(table(runs));
      else terminal.say(`No runs in ${locate(context, options)} yet. Start one with: npm run vae -- train mnist-quick`);
    });
}

interface Column {
  readonly title: string;
  readonly cell: (run: Run) => string;
}

/** Quantities that models of texts have are shown where some run has them. */
function columns(runs: readonly Run[]): readonly Column[] {
  const hasTexts = runs.some(({ hyperparameters }) => dataKindOf(hyperparameters) === 'texts');
  return [
    { title: 'run', cell: ({ id }) => id },
    { title: 'state', cell: ({ state }) => state },
    { title: 'epoch', cell: ({ epoch, hyperparameters: { epochs } }) => `${Math.floor(epoch)}/${epochs}` },
    { title: '−ELBO', cell: figure('negativeElbo') },
    ...(hasTexts
      ? [
          { title: 'KL', cell: figure('kl') },
          { title: 'perplexity', cell: figure('perplexity') },
          { title: 'KN-3', cell: figure('trigramPerplexity') },
        ]
      : []),
    { title: 'dataset', cell: ({ datasetName }) => datasetName },
    { title: 'name', cell: ({ name }) => name },
  ];
}

/** Of the test split at the end, or of the watched one so far. */
function figure(quantity: QuantityName): (run: Run) => string {
  return ({ metrics }) => {
    const value =
      metrics[`final/test/${quantity}`] ?? metrics[`epoch/validation/${quantity}`] ?? metrics[`epoch/test/${quantity}`];
    return value === undefined ? '' : readableNumber(value);
  };
}

function table(runs: readonly Run[]): string {
  const shown = columns(runs);
  return textTable(
    shown.map(({ title }) => title),
    runs.map((run) => shown.map(({ cell }) => cell(run))),
  );
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
