import { expect, test } from 'vitest';
import { boundsText } from '#renderer/widgets/setting.ts';

const named = { name: 'a', label: 'A', help: '' };

test('says the bounds that there are', () => {
  const text = (minimum: number, maximum: number) => boundsText({ ...named, kind: 'number', minimum, maximum });
  expect(text(1, 1024)).toBe('1 … 1024');
  expect(text(0, Infinity)).toBe('at least 0');
  expect(text(-Infinity, 5)).toBe('at most 5');
  expect(text(-Infinity, Infinity)).toBe('');
});

test('a choice has none', () => {
  expect(boundsText({ ...named, kind: 'choice', choices: [] })).toBe('');
});
