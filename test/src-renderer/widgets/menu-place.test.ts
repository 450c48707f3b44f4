import { expect, test } from 'vitest';
import { menuPlace } from '#renderer/widgets/menu-place.ts';

test.each([
  ['ArrowDown', -1, 3, 0],
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['ArrowUp', -1, 3, 2],
  ['ArrowUp', 2, 3, 1],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['x', 0, 3, null],
  ['ArrowDown', -1, 0, null],
])('%s from entry %i of %i leads to %s', (key, place, count, next) => {
  expect(menuPlace(key, place, count)).toBe(next);
});
