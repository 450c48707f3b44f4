import { expect, test } from 'vitest';
import { createTrainingProgress } from '#main/training-worker/training-progress.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';

test('sends at most ten messages a second and loses no point', () => {
  const port = recordingPort();
  let now = 0;
  const progress = createTrainingProgress(port, () => now);
  for (let step = 1; step <= 1000; step++) {
    now += 5;
    progress.record('step/train', step, { loss: step, kl: 2 * step });
    progress.sendIfDue(() => ({ step, epoch: 0, millisecondsLeft: null }));
  }
  progress.sendNow({ step: 1000, epoch: 1, millisecondsLeft: 0 });
  expect(port.sent.length).toBeLessThanOrEqual(52);
  expect(port.points()).toHaveLength(2000);
  expect(port.points().at(-1)).toEqual({ name: 'step/train/kl', step: 1000, value: 2000 });
});

test('log lines carry time, level and text', () => {
  const port = recordingPort();
  createTrainingProgress(port).log('careful', 'warning');
  expect(port.sent[0]).toMatchObject({ type: 'log', line: { level: 'warning', text: 'careful' } });
});
