import { expect, test } from 'vitest';
import { sweepSummary, sweepTable, trialLine } from '#main/cli/sweep-summary.ts';
import { aSweep, aTrial } from './fake-sweeps.ts';

test('a trial that ended is one line with its place, outcome, value and settings', () => {
  expect(trialLine(aSweep(), aTrial(0), 1)).toBe('1/3  trial 0  finished  130  encoderLearningRate 0.001');
  const failed = aTrial(2, { outcome: 'failed', objectives: [], reports: [] });
  expect(trialLine(aSweep(), failed, 3)).toBe('3/3  trial 2  failed  encoderLearningRate 0.003');
});

test('the summary lists the best first and says when it is too early to speak of importance', () => {
  const { text } = sweepSummary(aSweep(), [aTrial(0), aTrial(1), aTrial(2, { outcome: 'failed', objectives: [] })]);
  expect(text).toContain('finished: 2 finished, 1 failed');
  expect(text.indexOf('20261124run1')).toBeLessThan(text.indexOf('20261124run0'));
  expect(text).toContain('Too few trials have finished');
});

test('importance is a table once there are trials enough', () => {
  const trials = Array.from({ length: 60 }, (_, number) => {
    const encoderLearningRate = 10 ** (-4 + (2 * number) / 59);
    return aTrial(number, { point: { encoderLearningRate }, objectives: [(Math.log10(encoderLearningRate) + 3) ** 2] });
  });
  const { text, value } = sweepSummary(aSweep(), trials);
  expect(text).toMatch(/encoderLearningRate +100 %/);
  expect(value).toMatchObject({ importance: { dimensions: [{ name: 'encoderLearningRate' }], warning: null } });
});

test('nothing has finished, and no sweeps: both are said', () => {
  expect(sweepSummary(aSweep(), []).text).toContain('No trial has finished yet');
  expect(sweepTable([])).toContain('vae sweep mnist-quick-sweep');
});
