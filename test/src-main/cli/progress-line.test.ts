import { expect, test } from 'vitest';
import { progressLine } from '#main/cli/progress-line.ts';
import { aRun } from './fake-services.ts';

test('a bar with share, place and time left', () => {
  const line = progressLine(aRun({ state: 'running', epoch: 1, step: 10, millisecondsLeft: 12_000 }));
  expect(line).toMatch(/^\[#{12} {12}\] {2}50 % {2}epoch 1\.0\/2 {2}step 10 {2}12 s left$/);
  expect(progressLine(aRun({ epoch: 0, step: 0 }))).toMatch(/^\[ {24}\] {3}0 %/);
  expect(progressLine(aRun({ epoch: 5 }))).toContain('100 %');
});
