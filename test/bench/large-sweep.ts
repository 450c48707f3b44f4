import { hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { presets } from '#main/runs/presets.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { searchOf } from '#main/sweeps/search-trials.ts';
import { sweepPresets } from '#main/sweeps/sweep-presets.ts';
import { samplerOf } from '#main/sweeps/sweep-samplers.ts';
import { trialDraft } from '#main/sweeps/trial-draft.ts';
import { exampleManifest, exampleRun } from '#test/src-main/storage/example-workspace.ts';

const sweepId = '20261124000000000sss';
const firstStart = Date.parse('2026-11-24T10:00:00.000Z');
const epochs = 9;
const trialMs = 4000;

/**
 * Writes a workspace with a finished sweep of so many trials over the nine dimensions of `mnist-sweep`. What they reached is
 * invented: two of five finish, a twentieth explodes, the others are given up after 1 or 3 of 9 epochs, as ASHA would.
 */
export function writeLargeSweep(directory: string, trials: number): SweepDefinition {
  const definition = largeDefinition(trials);
  const workspace = openWorkspace(directory, { access: 'write', holder: 'bench' });
  workspace.datasets.insert(exampleManifest);
  workspace.transaction(() => {
    const createdAt = new Date(firstStart).toISOString();
    workspace.sweeps.insert({ id: sweepId, definition, state: 'running', createdAt, appVersion: '0.1.0' });
    const sample = samplerOf({ name: 'random' });
    for (let number = 0; number < trials; number++) {
      writeTrial(workspace, definition, { number, point: sample(searchOf(definition, [], number)) });
    }
    workspace.sweeps.setState(sweepId, 'finished');
  });
  workspace.close();
  return definition;
}

function largeDefinition(trials: number): SweepDefinition {
  const preset = sweepPresets['mnist-sweep']!; // one that ships
  const { hyperparameters } = presets.find(({ name }) => name === preset.preset)!; // the one that it names
  return sweepDefinitionSchema.parse({
    ...preset,
    dataset: exampleManifest.hash,
    hyperparameters: { ...hyperparameters, ...preset.hyperparameters },
    trials,
  });
}

function writeTrial(
  { runs, attempts, sweeps }: Workspace,
  definition: SweepDefinition,
  { number, point }: Pick<SweepTrial, 'number' | 'point'>,
): void {
  const runId = `20261124${String(number).padStart(9, '0')}`;
  const { name, preset, hyperparameters } = trialDraft(definition, { number, point, workers: 2 });
  const startedAt = firstStart + (number >> 1) * trialMs + (number & 1) * 700;
  const { outcome, reports } = course(number, point);
  runs.insert(exampleRun(runId, { name, preset, hyperparameters: hyperparametersSchema.parse(hyperparameters) }));
  attempts.begin(runId, null, new Date(startedAt).toISOString());
  sweeps.insertTrial(sweepId, { number, point, runId });
  sweeps.setReports(sweepId, number, reports);
  const last = reports.at(-1)!.value; // every trial reports once at least
  sweeps.endTrial(sweepId, number, { outcome, objectives: outcome === 'finished' ? [last] : [], constraints: [] });
  const finishedAt = new Date(startedAt + (trialMs * reports.length) / epochs).toISOString();
  runs.setState(runId, outcome === 'finished' ? 'finished' : 'canceled', { finishedAt });
}

interface Course extends Pick<SweepTrial, 'reports'> {
  readonly outcome: 'finished' | 'pruned';
}

/** −ELBO in nats, epoch by epoch: it falls to a level that the learning rate and the latent size decide, with noise. */
function course(number: number, point: SweepTrial['point']): Course {
  const random = randomStream([5, number], 'course');
  const [rate, latent] = [Math.log(point['encoderLearningRate']! / 0.002), Math.log(point['latentSize']! / 20)];
  const level = 113 + 6 * rate ** 2 + 4 * latent ** 2 + 3 * Math.abs(random.normal());
  const explosion = random.uniform() < 0.05 ? 1000 * random.uniform() : 0;
  const fate = random.uniform();
  const length = fate < 0.4 ? epochs : fate < 0.6 ? 3 : 1;
  const reports = Array.from({ length }, (_, i) => ({
    step: i + 1,
    value: level + explosion + 90 * Math.exp(-0.7 * i) + 0.4 * random.normal(),
  }));
  return { outcome: length === epochs ? 'finished' : 'pruned', reports };
}
