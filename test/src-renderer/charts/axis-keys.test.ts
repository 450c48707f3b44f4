import { expect, test } from 'vitest';
import { axisAction } from '#renderer/charts/axis-keys.ts';

const press = (key: string, more: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const shift = { shiftKey: true };

test('left and right move the axis', () => {
  expect(axisAction(press('ArrowLeft'), false)).toEqual({ kind: 'move', by: -1 });
  expect(axisAction(press('ArrowRight'), true)).toEqual({ kind: 'move', by: 1 });
});

test('up and down narrow the brush, with shift they widen it', () => {
  expect(axisAction(press('ArrowUp'), false)).toEqual({ kind: 'step', edge: 'low', by: 1 });
  expect(axisAction(press('ArrowDown'), false)).toEqual({ kind: 'step', edge: 'high', by: -1 });
  expect(axisAction(press('ArrowUp', shift), false)).toEqual({ kind: 'step', edge: 'high', by: 1 });
  expect(axisAction(press('ArrowDown', shift), false)).toEqual({ kind: 'step', edge: 'low', by: -1 });
});

test('on an axis that is turned around up is still up: its lower edge is the high one', () => {
  expect(axisAction(press('ArrowUp'), true)).toEqual({ kind: 'step', edge: 'high', by: -1 });
  expect(axisAction(press('ArrowDown'), true)).toEqual({ kind: 'step', edge: 'low', by: 1 });
  expect(axisAction(press('ArrowUp', shift), true)).toEqual({ kind: 'step', edge: 'low', by: -1 });
  expect(axisAction(press('ArrowDown', shift), true)).toEqual({ kind: 'step', edge: 'high', by: 1 });
});

test.each([
  ['Enter', 'color'],
  [' ', 'color'],
  ['Delete', 'clear'],
  ['Escape', 'clear'],
  ['f', 'flip'],
])('%j asks for %s', (key, kind) => {
  expect(axisAction(press(key), false)).toEqual({ kind });
});

test('other keys, and shortcuts of the app, are left alone', () => {
  expect(axisAction(press('x'), false)).toBeNull();
  expect(axisAction(press('f', { ctrlKey: true }), false)).toBeNull();
  expect(axisAction(press('ArrowUp', { metaKey: true }), false)).toBeNull();
});
