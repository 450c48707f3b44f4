import { expect, test } from 'vitest';
import { comparedLines } from '#renderer/views/compare/compared-lines.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const compared = (id: string, names: readonly string[]) => ({
  run: exampleRun({ id }),
  title: id,
  color: '#000000',
  dash: [],
  metrics: {
    series: (name: string) =>
      names.includes(name) ? { steps: Float64Array.of(10, 20), values: Float64Array.of(2, 1) } : null,
  },
});

test('a curve for each run that has the quantity on the asked split, over epochs or steps', () => {
  const runs = [
    compared('a', ['epoch/validation/kl', 'epoch/train/kl']),
    compared('b', ['epoch/train/kl']),
    compared('c', []),
  ];
  const choice = { source: 'watched', scale: 'epoch', smoothing: 0 } as const;
  expect(comparedLines(runs, 'kl', choice).map((line) => line.id)).toEqual(['a']);
  expect([...comparedLines(runs, 'kl', choice)[0]!.xs]).toEqual([1, 2]);
  expect(comparedLines(runs, 'kl', { ...choice, source: 'train', scale: 'step' }).map((line) => [...line.xs])).toEqual([
    [10, 20],
    [10, 20],
  ]);
  expect(comparedLines(runs, 'kl', { ...choice, smoothing: 0.5 }).map((line) => line.isGhost)).toEqual([true, false]);
});
