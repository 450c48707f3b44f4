import { expect, test } from 'vitest';
import { isTyping } from '#renderer/widgets/is-typing.ts';

test('a key that was already used belongs to whoever used it', () => {
  expect(isTyping({ target: null, defaultPrevented: true })).toBe(true);
});

test('a key pressed on the page itself is free', () => {
  expect(isTyping({ target: null, defaultPrevented: false })).toBe(false);
});
