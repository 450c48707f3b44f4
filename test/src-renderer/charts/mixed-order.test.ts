import { mixedOrder } from '#renderer/charts/mixed-order.ts';
import { expect, test } from 'vitest';

test('every number comes once', () => {
  for (const count of [0, 1, 2, 3, 4, 10, 96, 1000, 96_475]) {
    const order = mixedOrder(count);
    expect(new Set(order).size).toBe(count);
    expect(order.every((index) => index >= 0 && index < count)).toBe(true);
  }
});

test('both halves of a sorted file are mixed from the first points on', () => {
  const order = mixedOrder(10_000);
  for (let start = 0; start < 10_000; start += 100) {
    const late = order.subarray(start, start + 100).filter((index) => index >= 5000).length;
    expect(late).toBeGreaterThanOrEqual(48);
    expect(late).toBeLessThanOrEqual(52);
  }
});
