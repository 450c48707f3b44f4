import { requireFinite } from './diverged.ts';
import type { Figures } from './subject.ts';
import type { TrainingSession } from './training-session.ts';

/**
 * Does the next step of the epoch that is under way and moves the session on. Gives the step's figures by quantity.
 * A value that is not finite stops the run: 'training/diverged'.
 */
export function trainStep(session: TrainingSession): Figures {
  const startedAt = performance.now();
  const { figures, means, weight } = session.subject.trainStep(session);
  requireFinite(session, { ...means, ...figures }, `in epoch ${session.epoch + 1}, batch ${session.batch + 1}`);
  session.step += 1;
  session.batch += 1;
  session.epochMeans.add(means, weight);
  session.secondsInEpoch += (performance.now() - startedAt) / 1000;
  return figures;
}
