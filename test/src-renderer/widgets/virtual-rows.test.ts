import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollToRow, visibleRows } from '#renderer/widgets/virtual-rows.ts';

test('only the rows in the window, and some spare ones, are made', () => {
  expect(visibleRows(10_000, 40, { scrollTop: 4000, height: 400 }, 2)).toEqual({
    first: 98,
    end: 112,
    before: 3920,
    after: 395_520,
  });
});

test('a short list is made whole, an empty one not at all', () => {
  expect(visibleRows(3, 40, { scrollTop: 0, height: 400 })).toEqual({ first: 0, end: 3, before: 0, after: 0 });
  expect(visibleRows(0, 40, { scrollTop: 0, height: 400 })).toEqual({ first: 0, end: 0, before: 0, after: 0 });
});

test('the list keeps its height wherever it is scrolled, even past its end', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(200_000), fc.nat(2000), (count, scrollTop, height) => {
      const { first, end, before, after } = visibleRows(count, 40, { scrollTop, height });
      expect(before + (end - first) * 40 + after).toBe(count * 40);
      expect(first).toBeLessThanOrEqual(end);
    }),
  );
});

test('a row is scrolled to only as far as needed', () => {
  const viewport = { scrollTop: 400, height: 432 };
  expect(scrollToRow(12, 40, viewport, 32)).toBe(400);
  expect(scrollToRow(5, 40, viewport, 32)).toBe(200);
  expect(scrollToRow(20, 40, viewport, 32)).toBe(440);
});
