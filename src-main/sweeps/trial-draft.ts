import { hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import { settingsOf } from './sweep-space.ts';
import { threadsOfWorker } from './worker-limits.ts';

interface TrialStart extends Pick<SweepTrial, 'point' | 'number'> {
  /** Trials that compute at once. */
  readonly workers: number;
}

/** The run of a trial: all values of the sweep, above them those of the point, and its share of the threads. */
export function trialDraft(definition: SweepDefinition, { point, number, workers }: TrialStart): RunDraft {
  const values = hyperparametersSchema.parse({ ...definition.hyperparameters, ...settingsOf(definition, point) });
  return {
    name: `${definition.name} · trial ${number}`,
    preset: definition.preset ?? null,
    datasetHash: definition.dataset ?? '', // a sweep is stored with the hash of its data
    hyperparameters: { ...values, threads: values.threads || threadsOfWorker(workers) },
  };
}
