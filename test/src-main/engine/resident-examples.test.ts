import { expect, test } from 'vitest';
import { residentExamples } from '#main/engine/resident-examples.ts';

const train = { count: 2, size: 2, bytes: Uint8Array.of(1, 2, 3, 4) };
const testing = { count: 1, size: 2, bytes: Uint8Array.of(5, 6) };

test('sets lie one after the other in one variable of bytes', () => {
  const resident = residentExamples([train, testing])!;
  expect(resident.variable).toEqual({ name: 'examples', shape: [3, 2], dtype: 4 });
  expect([...resident.bytes()]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...resident.rowNumbers({ examples: testing, rows: Int32Array.of(0, 0) })]).toEqual([2, 2]);
  expect([...resident.rowNumbers({ examples: train, rows: Int32Array.of(1, 0) })]).toEqual([1, 0]);
  expect([resident.has(train), resident.has({ ...train })]).toEqual([true, false]);
});

test('a row of the next set is no row of this one', () => {
  const resident = residentExamples([train, testing])!;
  expect(() => resident.rowNumbers({ examples: train, rows: Int32Array.of(2) })).toThrow(
    'row 2 is asked for, there are 2',
  );
});

test('without sets there is nothing, and sets of other sizes do not go together', () => {
  expect(residentExamples([])).toBeNull();
  expect(() => residentExamples([train, { count: 1, size: 1, bytes: Uint8Array.of(1) }])).toThrow('must have one size');
});
