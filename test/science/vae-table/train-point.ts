import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { requireFinite } from '#main/training-worker/diverged.ts';
import { trainStep } from '#main/training-worker/train-step.ts';
import { openSession } from '#main/training-worker/training-session.ts';
import type { TrainingSession } from '#main/training-worker/training-session.ts';

/**
 * Trains with the functions of a training worker, without its files, and gives −ELBO over the validation examples after
 * every epoch, in nats per example. A training that diverges has fewer values.
 */
export function trainPoint(hyperparameters: Hyperparameters, datasetDirectory: string, engine: Engine): number[] {
  const job = { kind: 'train', hyperparameters, datasetDirectory, runDirectory: '', resumeFrom: null } as const;
  const session = openSession(job, engine);
  const curve: number[] = [];
  try {
    while (session.epoch < hyperparameters.epochs) curve.push(afterNextEpoch(session));
  } catch (error) {
    if (!(error instanceof WorkbenchError && error.code === 'training/diverged')) throw error;
  } finally {
    session.subject.dispose();
  }
  return curve;
}

function afterNextEpoch(session: TrainingSession): number {
  while (session.batch < session.stepsPerEpoch) trainStep(session);
  session.epoch += 1;
  session.batch = 0;
  const { metrics } = session.subject.evaluateWatched(session.epoch);
  requireFinite(session, metrics, `after epoch ${session.epoch}`);
  return metrics['negativeElbo']!; // every VAE has one
}
