import { expect, test } from 'vitest';
import { baselineLines, curveLines } from '#renderer/views/run/overview/curve-lines.ts';

const points = { steps: Float64Array.of(10, 20, 30), values: Float64Array.of(3, 1, 2) };
const none = { steps: new Float64Array(), values: new Float64Array() };
const metrics = {
  series: (name: string) => {
    if (name === 'epoch/train/kl' || name === 'step/train/kl' || name === 'epoch/validation/kl') return points;
    return name === 'epoch/test/kl' ? none : null;
  },
};
const choice = { scale: 'epoch', smoothing: 0, stepsPerEpoch: 10, isDark: false } as const;

test('per epoch: a line for each split that has points, over epochs', () => {
  const lines = curveLines(metrics, 'kl', choice);
  expect(lines.map((line) => line.label)).toEqual(['train', 'validation']);
  expect([...lines[0]!.xs]).toEqual([1, 2, 3]);
  expect(curveLines(metrics, 'loss', choice)).toEqual([]);
});

test('per step: over steps; a smoothed line is led by its raw points, evaluations stay as they are', () => {
  const lines = curveLines(metrics, 'kl', { ...choice, scale: 'step', smoothing: 0.5 });
  expect(lines.map((line) => [line.label, line.isGhost])).toEqual([
    ['train, raw', true],
    ['train', false],
    ['validation', false],
  ]);
  expect([...lines[0]!.ys]).toEqual([3, 1, 2]);
  expect([...lines[1]!.ys]).not.toEqual([3, 1, 2]);
});

test('the trigram is a level line as long as the curves beside it', () => {
  const last = (name: string) => (name === 'epoch/validation/trigramNll' ? 27.5 : null);
  const watched = { watched: 'validation', isDark: false } as const;
  const curves = [
    { xs: Float64Array.of(0, 1, 2), ys: Float64Array.of(40, 30, 29) },
    { xs: Float64Array.of(1, 4), ys: Float64Array.of(31, 28) },
  ];
  const [line, ...others] = baselineLines({ last }, 'negativeElbo', curves, watched);
  expect([line?.label, [...line!.xs], [...line!.ys], others]).toEqual(['KN-3, validation', [0, 4], [27.5, 27.5], []]);
  expect(baselineLines({ last }, 'negativeElbo', curves, { ...watched, watched: 'test' })).toEqual([]);
  expect(baselineLines({ last }, 'kl', curves, watched)).toEqual([]);
  expect(baselineLines({ last }, 'negativeElbo', [], watched)).toEqual([]);
});
