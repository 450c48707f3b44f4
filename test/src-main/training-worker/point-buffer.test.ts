import { expect, test } from 'vitest';
import { createPointBuffer } from '#main/training-worker/point-buffer.ts';

test('gives all points since the last time, in columns', () => {
  const buffer = createPointBuffer();
  buffer.add('step/train/loss', 1, 10);
  buffer.add('step/train/kl', 1, 3);
  buffer.add('step/train/loss', 2, 9);
  expect(buffer.take()).toEqual({
    names: ['step/train/loss', 'step/train/kl'],
    series: Int32Array.of(0, 1, 0),
    steps: Float64Array.of(1, 1, 2),
    values: Float64Array.of(10, 3, 9),
  });
  expect(buffer.take().steps).toHaveLength(0);
});
