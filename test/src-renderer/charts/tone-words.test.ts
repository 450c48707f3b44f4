import { expect, test } from 'vitest';
import { markTones } from '#renderer/charts/axis-column.ts';
import { toneWords } from '#renderer/charts/tone-words.ts';

test('every tone has words of its own', () => {
  expect(Object.keys(toneWords)).toEqual([...markTones]);
  expect(new Set(Object.values(toneWords)).size).toBe(markTones.length);
});
