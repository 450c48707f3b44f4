import { expect, test } from 'vitest';
import { quitQuestion } from '#main/electron/quit-question.ts';

test('nothing is asked where nothing would be cut', () => {
  expect(quitQuestion({ runs: 0, sweeps: 0 })).toBeNull();
});

test.each([
  [1, 0, 'A run is still training.'],
  [3, 0, '3 runs are still training or waiting.'],
  [0, 1, 'A sweep is still running.'],
  [1, 1, 'A sweep is still running; 1 run is training or waiting.'],
  [5, 2, '2 sweeps are still running; 5 runs are training or waiting.'],
])('%d runs and %d sweeps: %s', (runs, sweeps, message) => {
  const question = quitQuestion({ runs, sweeps });
  expect(question?.message).toBe(message);
  expect(question?.detail).toMatch(sweeps === 0 ? /later\.$/ : /So can the sweeps?\.$/);
});
