import { expect, test } from 'vitest';
import { byImportance } from '#renderer/views/sweep/by-importance.ts';

const dimensions = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const bar = (name: string, importance: number) => ({ name, importance, lower: 0, upper: 1 });

test('the most important first, those without a figure last in their order', () => {
  const known = { dimensions: [bar('c', 0.6), bar('b', 0.4)], pairs: [], warning: null };
  expect(byImportance(dimensions, known).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
});

test('their own order while nothing is known', () => expect(byImportance(dimensions, null)).toEqual(dimensions));
