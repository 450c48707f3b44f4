import { expect, test } from 'vitest';
import { isTyping } from '#renderer/widgets/is-typing.ts';

const element = (tagName: string, type = '', dialog: unknown = null) => ({ tagName, type, closest: () => dialog });
const press = (target: unknown) => ({ target, defaultPrevented: false });

test('a key that was already used belongs to whoever used it', () => {
  expect(isTyping({ target: null, defaultPrevented: true })).toBe(true);
});

test('a key pressed in a text field, a list or anywhere in a dialog is not a shortcut', () => {
  expect(isTyping(press(element('INPUT', 'text')))).toBe(true);
  expect(isTyping(press(element('TEXTAREA')))).toBe(true);
  expect(isTyping(press(element('SELECT')))).toBe(true);
  expect(isTyping(press(element('BUTTON', 'button', {})))).toBe(true);
});

test('a key pressed on the page, a button, a box or a slider is', () => {
  expect(isTyping(press(null))).toBe(false);
  expect(isTyping(press(element('BUTTON')))).toBe(false);
  expect(isTyping(press(element('INPUT', 'checkbox')))).toBe(false);
  expect(isTyping(press(element('INPUT', 'range')))).toBe(false);
});
