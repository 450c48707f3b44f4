import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MetricName } from '#shared/contract/metric.ts';
import { SeriesBuffer, SeriesBuffers } from '#renderer/state/series-buffer.ts';

test('whatever the sizes of the pieces, the whole is what was appended', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 400 }), { maxLength: 12 }), (pieces) => {
      const buffer = new SeriesBuffer();
      pieces.forEach((piece) =>
        buffer.append(
          Float64Array.from(piece),
          Float64Array.from(piece, (value) => -value),
        ),
      );
      expect([...buffer.series.steps]).toEqual(pieces.flat());
      expect([...buffer.series.values]).toEqual(pieces.flat().map((value) => -value));
    }),
  );
});

test('pages add to what is known; a restarted run begins again', () => {
  const name: MetricName = 'step/train/loss';
  const page = (cursor: number, steps: number[], restarted = false) => ({
    cursor,
    restarted,
    series: [{ name, steps: Float64Array.from(steps), values: Float64Array.from(steps) }],
  });
  const buffers = new SeriesBuffers();
  expect(buffers.get(name)).toBeNull();
  buffers.apply(page(1, [1, 2]));
  buffers.apply(page(2, [3]));
  expect([...buffers.get(name)!.steps]).toEqual([1, 2, 3]);
  buffers.apply(page(5, [1], true));
  expect([...buffers.get(name)!.steps]).toEqual([1]);
  expect(buffers.cursor).toBe(5);
  expect(buffers.names).toEqual([name]);
});
