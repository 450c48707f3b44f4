import { expect, test } from 'vitest';
import { nextTrialOrder, sortedPlaces } from '#renderer/views/sweep/trial-order.ts';

const keys = [3, NaN, 1, 3, NaN, 2];

test('sorts in both directions, without a number last, equal ones by place', () => {
  const places = Int32Array.of(0, 1, 2, 3, 4, 5);
  expect([...sortedPlaces(places, keys, false)]).toEqual([2, 5, 0, 3, 1, 4]);
  expect([...sortedPlaces(places, keys, true)]).toEqual([0, 3, 5, 2, 1, 4]);
  expect([...places]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('of some places sorts only those', () => {
  expect([...sortedPlaces(Int32Array.of(4, 3, 2), keys, false)]).toEqual([2, 3, 4]);
  expect(sortedPlaces(new Int32Array(), keys, false)).toHaveLength(0);
});

test('another column begins with the least, the same one turns round', () => {
  const order = nextTrialOrder({ columnId: 'number', isDescending: true }, 'beta');
  expect(order).toEqual({ columnId: 'beta', isDescending: false });
  expect(nextTrialOrder(order, 'beta')).toEqual({ columnId: 'beta', isDescending: true });
});

test('what is in order already stays so, or is turned round as a whole', () => {
  const places = Int32Array.of(0, 1, 2);
  expect([...sortedPlaces(places, [1, 5, 9], false)]).toEqual([0, 1, 2]);
  expect([...sortedPlaces(places, [1, 5, 9], true)]).toEqual([2, 1, 0]);
  expect([...sortedPlaces(places, [1, 5, 5], true)]).toEqual([1, 2, 0]);
  expect([...places]).toEqual([0, 1, 2]);
});
