import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

/** Where training stands; steps, epochs and batches that are done. */
interface TrainingPlace {
  readonly job: { readonly hyperparameters: Hyperparameters };
  readonly step: number;
  readonly epoch: number;
  readonly batch: number;
  readonly lastCheckpoint: string | null;
}

/**
 * A number of training that is not finite any more: 'training/diverged' with all that helps to see why. `when` says
 * what was done, e.g. "in epoch 3, batch 17".
 */
export function diverged(place: TrainingPlace, quantity: string, value: number, when: string): WorkbenchError {
  const { job, step, epoch, batch, lastCheckpoint } = place;
  const { encoderLearningRate, decoderLearningRate } = job.hyperparameters;
  const kept = lastCheckpoint ? `The last good checkpoint is ${lastCheckpoint}.` : 'There is no checkpoint yet.';
  return new WorkbenchError(
    'training/diverged',
    `${quantity} became ${value} ${when} (step ${step + 1}), with learning rates ${encoderLearningRate} (encoder) and ` +
      `${decoderLearningRate} (decoder). ${kept}`,
    {
      quantity,
      value: String(value),
      epoch: epoch + 1,
      batch: batch + 1,
      step: step + 1,
      encoderLearningRate,
      decoderLearningRate,
      lastCheckpoint,
    },
  );
}

/** Throws 'training/diverged' for the first of these values that is not finite. */
export function requireFinite(place: TrainingPlace, values: Readonly<Record<string, number>>, when: string): void {
  for (const [quantity, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) throw diverged(place, quantity, value, when);
  }
}
