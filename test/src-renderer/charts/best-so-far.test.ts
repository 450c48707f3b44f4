import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestSoFar, orderOf } from '#renderer/charts/best-so-far.ts';

test('records of a course by hand: NaN, what is not plain, and equals set none', () => {
  const course = {
    values: Float64Array.of(5, NaN, 1, 4, 4, 3, -9),
    places: Int32Array.of(1, 2, 3, 4, 5, 6, 7),
    tones: Uint8Array.of(0, 0, 1, 0, 0, 0, 2),
  };
  expect([...bestSoFar(course, 'minimize')]).toEqual([0, 3, 5]);
  expect([...bestSoFar(course, 'maximize')]).toEqual([0]);
});

test('things count in the order of coming, not of their indices', () => {
  const course = { values: Float64Array.of(1, 2, 3), places: Int32Array.of(30, 20, 10), tones: new Uint8Array(3) };
  expect([...bestSoFar(course, 'minimize')]).toEqual([2, 1, 0]);
});

test('nothing has no records', () => {
  const none = { values: new Float64Array(0), places: new Int32Array(0), tones: new Uint8Array(0) };
  expect([...bestSoFar(none, 'minimize')]).toEqual([]);
});

test('the last record is the best of all', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
      const course = {
        values: Float64Array.from(values),
        places: Int32Array.from(values, (_, i) => i),
        tones: new Uint8Array(values.length),
      };
      fc.pre(values.some(Number.isFinite));
      expect(values[bestSoFar(course, 'minimize').at(-1)!]! + 0).toBe(Math.min(...values) + 0);
      expect(values[bestSoFar(course, 'maximize').at(-1)!]! + 0).toBe(Math.max(...values) + 0);
    }),
  );
});

test('the order is stable, and what is no number comes last', () => {
  expect([...orderOf([3, NaN, 1, 3, -Infinity, NaN])]).toEqual([4, 2, 0, 3, 1, 5]);
});

test('what comes in order keeps it, also where neighbors are equal', () => {
  expect([...orderOf([1, 2, 2, 7])]).toEqual([0, 1, 2, 3]);
  expect([...orderOf([])]).toEqual([]);
});
