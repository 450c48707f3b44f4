import { expect, test } from 'vitest';
import { createTimeLeft } from '#main/training-worker/time-left.ts';

test('is unknown before the first step, then steps and evaluations that are left', () => {
  const timeLeft = createTimeLeft();
  expect(timeLeft.estimate(100, 2)).toBeNull();
  timeLeft.stepTook(10);
  timeLeft.evaluationTook(500);
  expect(timeLeft.estimate(100, 2)).toBe(2000);
  expect(timeLeft.estimate(0, 0)).toBe(0);
});

test('follows steps that become slower, and is not thrown by one', () => {
  const timeLeft = createTimeLeft();
  for (let i = 0; i < 100; i++) timeLeft.stepTook(10);
  timeLeft.stepTook(1000);
  expect(timeLeft.estimate(1, 0)).toBeLessThan(40);
  for (let i = 0; i < 400; i++) timeLeft.stepTook(20);
  expect(timeLeft.estimate(10, 0)).toBe(200);
});

test('does not believe the first step, which also builds what the others reuse', () => {
  const timeLeft = createTimeLeft();
  timeLeft.stepTook(900);
  timeLeft.stepTook(10);
  expect(timeLeft.estimate(100, 0)).toBe(1000);
});
