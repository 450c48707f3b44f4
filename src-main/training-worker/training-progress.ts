import type { MetricScope, MetricSplit, MetricName } from '#shared/contract/metric.ts';
import type { LogLine } from '#shared/contract/run.ts';
import { createPointBuffer } from './point-buffer.ts';
import type { WorkerPort } from './worker-port.ts';

/** Where training is, for the message that goes with the points. */
export interface Place {
  readonly step: number;
  readonly epoch: number;
  readonly millisecondsLeft: number | null;
}

/** Gathers metrics and sends them at most ten times a second. */
export interface TrainingProgress {
  readonly record: (
    scope: `${MetricScope}/${MetricSplit}`,
    step: number,
    values: Readonly<Record<string, number>>,
  ) => void;
  /** Sends when a tenth of a second has passed since the last time. */
  readonly sendIfDue: (place: () => Place) => void;
  readonly sendNow: (place: Place) => void;
  readonly log: (text: string, level?: LogLine['level']) => void;
}

const shortestInterval = 100;

export function createTrainingProgress(
  port: WorkerPort,
  clock: () => number = () => performance.now(),
): TrainingProgress {
  const points = createPointBuffer();
  let lastSent = -Infinity;
  const sendNow = (place: Place) => {
    lastSent = clock();
    port.send({ type: 'progress', ...place, points: points.take() });
  };
  return {
    record(scope, step, values) {
      for (const [quantity, value] of Object.entries(values)) {
        points.add(`${scope}/${quantity}` as MetricName, step, value); // quantities are those of the register
      }
    },
    sendIfDue: (place) => {
      if (clock() - lastSent >= shortestInterval) sendNow(place());
    },
    sendNow,
    log: (text, level = 'info') => port.send({ type: 'log', line: { time: new Date().toISOString(), level, text } }),
  };
}
