import { expect, test } from 'vitest';
import { steppedPlace } from '#renderer/charts/stepped-place.ts';

const order = Int32Array.of(4, 0, 7, 2);

test('arrows lead to the neighbors in the order and stop at its ends', () => {
  expect(steppedPlace('ArrowRight', order, 0)).toBe(7);
  expect(steppedPlace('ArrowLeft', order, 0)).toBe(4);
  expect(steppedPlace('ArrowUp', order, 7)).toBe(2);
  expect([steppedPlace('ArrowLeft', order, 4), steppedPlace('ArrowRight', order, 2)]).toEqual([4, 2]);
});

test('the first press lands at an end, also when the current thing is not in the order', () => {
  expect([steppedPlace('ArrowRight', order, null), steppedPlace('ArrowLeft', order, null)]).toEqual([4, 2]);
  expect(steppedPlace('ArrowRight', order, 99)).toBe(4);
});

test('Home, End and pages', () => {
  expect([steppedPlace('Home', order, 7), steppedPlace('End', order, 0)]).toEqual([4, 2]);
  const long = Int32Array.from({ length: 100 }, (_, i) => i);
  expect([steppedPlace('PageUp', long, 5), steppedPlace('PageDown', long, 5)]).toEqual([15, 0]);
});

test('other keys, and an empty order, lead nowhere', () => {
  expect([steppedPlace('x', order, 0), steppedPlace('Home', new Int32Array(0), null)]).toEqual([null, null]);
});
