import { expect, test } from 'vitest';
import { besideBaseline } from '#renderer/state/baseline-words.ts';

const final = (value: number) => ({ value, split: 'test', isFinal: true }) as const;

test('says below or above, and by how much', () => {
  expect(besideBaseline(final(27.32), final(27.51), 'the trigram')).toBe('below the trigram by 0.19');
  expect(besideBaseline(final(40), final(27.5), 'it')).toBe('above it by 13');
  expect(besideBaseline(final(27.501), final(27.5), 'it')).toBe('level with it');
});

test('compares only what was measured on the same split', () => {
  expect(besideBaseline(final(1), { value: 2, split: 'validation', isFinal: false }, 'it')).toBeNull();
  expect(besideBaseline(final(1), { ...final(2), isFinal: false }, 'it')).toBeNull();
  expect([besideBaseline(null, final(1), 'it'), besideBaseline(final(1), null, 'it')]).toEqual([null, null]);
});
