import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Sweep, SweepTrial } from '#shared/contract/sweep.ts';
import { workerLimits } from '#main/sweeps/worker-limits.ts';
import { reading, writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { findDataset } from '../find-dataset.ts';
import { sweepConfiguration } from '../sweep-configuration.ts';
import { followSweep } from '../follow-sweep.ts';
import type { WritingServices } from '../services.ts';
import { sweepSummary, sweepTable } from '../sweep-summary.ts';
import { referencedSweep } from '../sweep-reference.ts';
import { jsonOption, workspaceOption } from './options.ts';

interface SweepOptions extends WorkspaceOption {
  readonly trials?: number;
  readonly workers?: number;
  readonly json?: boolean;
}

const help = `
Examples:
  vae sweep mnist-quick-sweep --workers 2
  vae sweep my-sweep.json --trials 50 --json
  vae sweep resume last
  vae sweep best last

A sweep file: { "name": "Mine", "preset": "mnist-quick", "hyperparameters": { "epochs": 5 },
  "space": [{ "name": "encoderLearningRate", "kind": "float", "minimum": 0.0001, "maximum": 0.01, "log": true },
            { "name": "network", "kind": "choice", "values": ["dense", "convolutional"] },
            { "name": "convolutionChannels", "kind": "choice", "values": [[16, 32], [32, 64]],
              "when": { "name": "network", "isOneOf": ["convolutional"] } }],
  "objectives": [{ "metric": "epoch/validation/negativeElbo", "goal": "minimize" }],
  "constraints": [{ "metric": "epoch/validation/kl", "atLeast": 3 }],
  "sampler": { "name": "tpe" }, "pruner": { "name": "asha", "minimumResource": 1, "maximumResource": 5 }, "trials": 30 }
Samplers: grid, random, quasi-random, tpe, cma-es, gaussian-process, nsga2.
Pruners: none, median, percentile, patience, threshold, asha, hyperband.
Ctrl+C stops with a checkpoint of each running trial; "vae sweep resume" goes on from there.`;

export function addSweepCommand(program: Command, context: CommandContext): void {
  const sweep = program
    .command('sweep')
    .description('search for good hyperparameters')
    .argument('<sweep|file.json>', 'name of a sweep, or a file that describes one')
    .enablePositionalOptions()
    .addHelpText('after', help);
  withSweepOptions(sweep).action(async (subject: string, options: SweepOptions) => {
    const request = { subject, trials: options.trials };
    const [presets, sweeps] = await Promise.all([context.door.presets(), context.door.sweepPresets()]);
    const configuration = sweepConfiguration(request, presets, sweeps);
    await run(context, options, async (services, workers) => {
      const { hash } = await findDataset(configuration.dataset, services);
      const { definition, hyperparameters } = configuration;
      return services.sweeps.start(definition, { hyperparameters, datasetHash: hash, workers });
    });
  });
  withSweepOptions(sweep.command('resume'))
    .description('go on with a sweep, or add trials to a finished one')
    .argument('<sweep>', 'id, beginning of an id, or "last"')
    .action((reference: string, options: SweepOptions) =>
      run(context, options, (services, workers) => {
        const { id } = referencedSweep(reference, services.sweeps.list());
        return services.sweeps.resume(id, { trials: options.trials, workers });
      }),
    );
  sweep
    .command('best')
    .description('the best trials of a sweep, and which hyperparameters mattered')
    .argument('<sweep>', 'id, beginning of an id, or "last"')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action((reference: string, options: SweepOptions) =>
      reading(context, options, ({ sweeps }) => {
        const found = referencedSweep(reference, sweeps.list());
        print(context, found, sweeps.trials(found.id), options);
      }),
    );
  sweep
    .command('list')
    .description('the sweeps of the workspace')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action((options: SweepOptions) =>
      reading(context, options, ({ sweeps }) => {
        const all = sweeps.list();
        const table = () => sweepTable(all.map((one) => ({ sweep: one, counts: sweeps.counts(one.id) })));
        context.terminal.print(options.json ? JSON.stringify(all) : table());
      }),
    );
}

function withSweepOptions(command: Command): Command {
  return command
    .option('--trials <number>', 'trials in all, in place of those of the file', positiveInteger)
    .option('--workers <number>', 'trials at once, each in its own process', positiveInteger)
    .addOption(workspaceOption())
    .addOption(jsonOption());
}

async function run(
  context: CommandContext,
  options: SweepOptions,
  begin: (services: WritingServices, workers: number) => Sweep | Promise<Sweep>,
): Promise<void> {
  const { suggested, maximum } = workerLimits();
  const workers = options.workers ?? suggested;
  await writing(context, options, async (services) => {
    const started = () => begin(services, workers);
    const isJson = options.json === true;
    if (!isJson) context.terminal.say(`${workers} at once (this machine: up to ${maximum}); Ctrl+C stops.`);
    const settled = await followSweep(services, started, context.terminal, isJson);
    print(context, settled, services.sweeps.trials(settled.id), options);
    if (settled.state !== 'finished') context.exitWith(1);
  });
}

function print(context: CommandContext, sweep: Sweep, trials: readonly SweepTrial[], { json }: SweepOptions): void {
  const summary = sweepSummary(sweep, trials);
  context.terminal.print(json ? JSON.stringify(summary.value) : summary.text);
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError(`expected a whole number above 0, got ${text}.`);
}
