import { expect, test } from 'vitest';
import { nearTextsTables } from '#main/cli/near-texts-table.ts';

test('two tables, each with the distance that it is about', () => {
  const byCode = [{ text: 'She is a friend.', place: 3, distance: 0.45678 }];
  const byWords = [{ text: 'Mary is a girl.', place: 9, distance: 0.25 }];
  expect(nearTextsTables(byCode, byWords)).toEqual([
    'nearest training text by code  distance\nShe is a friend.                 0.4568',
    '',
    'by word weights, the baseline  1 − cosine\nMary is a girl.                      0.25',
  ]);
});
