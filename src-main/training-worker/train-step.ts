import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { betaAt } from '#shared/schedules/beta-schedule.ts';
import { requireFinite } from './diverged.ts';
import type { TrainingSession } from './training-session.ts';

/**
 * Does the next step of the epoch whose order is given and moves the session on. Gives the step's metrics by quantity.
 * A value that is not finite stops the run: 'training/diverged'.
 */
export function trainStep(session: TrainingSession, order: Int32Array): Record<string, number> {
  const { job, runner, data } = session;
  const values = job.hyperparameters;
  const startedAt = performance.now();
  const start = session.batch * values.batchSize;
  const rows = order.subarray(start, start + values.batchSize);
  const beta = betaAt(values, session.step / session.stepsPerEpoch);
  const metrics = runner.trainStep({
    batch: { examples: data.train, rows },
    key: [values.seed, session.step],
    beta,
    optimizerScalars: updateScalars(values, session.step + 1),
  });
  requireFinite(session, { ...metrics }, `in epoch ${session.epoch + 1}, batch ${session.batch + 1}`);
  const { negativeElbo, kl, gradientNorm, ...both } = metrics;
  const isVae = values.modelKind === 'vae';
  session.step += 1;
  session.batch += 1;
  session.epochMeans.add(isVae ? { ...both, negativeElbo, kl } : both, rows.length);
  session.secondsInEpoch += (performance.now() - startedAt) / 1000;
  const { loss, reconstruction } = both;
  return isVae
    ? { loss, reconstruction, gradientNorm, negativeElbo, kl, beta }
    : { loss, reconstruction, gradientNorm };
}
