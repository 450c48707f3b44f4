import { expect, test } from 'vitest';
import { benchProgress } from '../../../scripts/bench/bench-progress.mjs';

test('each build and each round is told with the time that is left', () => {
  const told: string[] = [];
  const progress = benchProgress({ builds: 2, turns: 4, turnSeconds: 2 }, (text: string) => told.push(text));
  progress.built('case · ours', 4000);
  progress.built('case · torch', 0);
  progress.round('case · round 1 of 2');
  progress.turned(3000);
  progress.turned(3000);
  progress.round('case · round 2 of 2');
  expect(told).toEqual([
    'case · ours · ready in 4 s · about 12 s left',
    'case · torch · missing · about 8 s left',
    'case · round 1 of 2 · about 8 s left',
    'case · round 2 of 2 · about 6 s left',
  ]);
});
