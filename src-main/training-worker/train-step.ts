import { WorkbenchError } from '#shared/contract/errors.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { betaAt } from '#shared/schedules/beta-schedule.ts';
import type { StepMetrics } from '#main/engine/step-runner.ts';
import { gatherBatch } from './prepared-data.ts';
import type { TrainingSession } from './training-session.ts';

/**
 * Does the next step of the epoch whose order is given and moves the session on. Gives the step's metrics by quantity.
 * A value that is not finite stops the run: 'training/diverged'.
 */
export function trainStep(session: TrainingSession, order: Uint32Array): Record<string, number> {
  const { job, runner, data } = session;
  const values = job.hyperparameters;
  const start = session.batch * values.batchSize;
  const batch = gatherBatch(data.train, order.subarray(start, start + values.batchSize));
  const beta = betaAt(values, session.step / session.stepsPerEpoch);
  const startedAt = performance.now();
  const metrics = runner.trainStep({
    ...batch,
    key: [values.seed, session.step],
    beta,
    optimizerScalars: updateScalars(values, session.step + 1),
  });
  requireFinite(session, metrics);
  session.secondsInEpoch += (performance.now() - startedAt) / 1000;
  session.step += 1;
  session.batch += 1;
  const isVae = values.modelKind === 'vae';
  const { negativeElbo, kl, gradientNorm, ...both } = metrics;
  session.epochMeans.add(isVae ? { ...both, negativeElbo, kl } : both, batch.count);
  const { loss, reconstruction } = both;
  return isVae
    ? { loss, reconstruction, gradientNorm, negativeElbo, kl, beta }
    : { loss, reconstruction, gradientNorm };
}

function requireFinite(session: TrainingSession, metrics: StepMetrics): void {
  const bad = Object.entries(metrics).find(([, value]) => !Number.isFinite(value));
  if (!bad) return;
  const { encoderLearningRate, decoderLearningRate } = session.job.hyperparameters;
  throw new WorkbenchError(
    'training/diverged',
    `${bad[0]} became ${bad[1]} in epoch ${session.epoch + 1}, batch ${session.batch + 1} (step ${session.step + 1}), ` +
      `with learning rates ${encoderLearningRate} (encoder) and ${decoderLearningRate} (decoder).`,
    { quantity: bad[0], epoch: session.epoch + 1, batch: session.batch + 1, step: session.step + 1 },
  );
}
