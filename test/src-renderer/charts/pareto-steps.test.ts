import { expect, test } from 'vitest';
import { paretoSteps } from '#renderer/charts/pareto-steps.ts';

// Pixels: y counts down, so (10, 90) is low in both objectives.
const points = Float32Array.of(50, 90, 10, 20, 30, 60, NaN, NaN);
const front = Int32Array.of(0, 1, 2, 3);

test('both to be minimized: from the left, along a height and then down', () => {
  expect(paretoSteps(points, front, ['minimize', 'minimize'])).toEqual([10, 20, 30, 20, 30, 60, 50, 60, 50, 90]);
});

test('both to be maximized: the same front seen from the other side', () => {
  expect(paretoSteps(points, front, ['maximize', 'maximize'])).toEqual([50, 90, 30, 90, 30, 60, 10, 60, 10, 20]);
});

test('every corner is worse than its point before in x alone and than its point after in y alone', () => {
  const rising = Float32Array.of(10, 90, 30, 60, 50, 20); // x down is good, y up is good
  const steps = paretoSteps(rising, Int32Array.of(0, 1, 2), ['minimize', 'maximize']);
  expect(steps).toEqual([10, 90, 30, 90, 30, 60, 50, 60, 50, 20]);
});

test('a front without points has no steps', () => {
  expect(paretoSteps(points, new Int32Array(0), ['minimize', 'minimize'])).toEqual([]);
  expect(paretoSteps(points, Int32Array.of(3), ['minimize', 'minimize'])).toEqual([]);
});
