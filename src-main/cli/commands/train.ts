import type { Command } from 'commander';
import { writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { findDataset } from '../find-dataset.ts';
import { followRun } from '../follow-run.ts';
import { runConfiguration } from '../run-configuration.ts';
import { jsonReporter, textReporter } from '../run-reporters.ts';
import { requireFinished } from '../require-finished.ts';
import { jsonOption, workspaceOption } from './options.ts';

interface TrainOptions extends WorkspaceOption {
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly name?: string;
  readonly json?: boolean;
}

const help = `
Examples:
  vae train mnist-quick
  vae train mnist-dense-z20 --seed 7 --set epochs=20 latentSize=10 encoderWidths=512,256
  vae train my-run.json --json

A configuration file: { "preset": "mnist-quick", "hyperparameters": { "epochs": 20 }, "dataset": "mnist", "name": "Mine" }
(all keys may be left out; "dataset" is a name or hash from "vae datasets").
Ctrl+C stops after a last checkpoint; "vae resume" goes on from there.`;

export function addTrainCommand(program: Command, context: CommandContext): void {
  program
    .command('train')
    .description('train a preset or a configuration file')
    .argument('<preset|config.json>', 'name of a preset, or a configuration file')
    .option('--set <name=value...>', 'hyperparameters to change')
    .option('--seed <number>', 'short for --set seed=number')
    .option('--name <text>', 'name of the run')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action((subject: string, options: TrainOptions) => train(subject, options, context));
}

async function train(subject: string, options: TrainOptions, context: CommandContext): Promise<void> {
  const { set, seed, name } = options;
  // Before the workspace is opened: a slip of the pen should cost nothing.
  const configuration = runConfiguration({ subject, settings: set ?? [], seed, name }, await context.door.presets());
  await writing(context, options, async (services) => {
    const dataset = await findDataset(configuration.dataset, services);
    const draft = { ...configuration, datasetHash: dataset.hash };
    const reporter = options.json ? jsonReporter(context.terminal) : textReporter(context.terminal);
    const run = await followRun(
      services,
      () =>
        services.runs.start({
          name: draft.name,
          preset: draft.preset,
          datasetHash: draft.datasetHash,
          hyperparameters: draft.hyperparameters,
        }),
      context.terminal,
      reporter,
    );
    requireFinished(run, context);
  });
}
