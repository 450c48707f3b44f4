import { expect, test } from 'vitest';
import { searchPattern } from '#shared/contract/text-search.ts';

const found = (text: string, query: string, match: 'substring' | 'word') =>
  [...text.matchAll(searchPattern({ query, match }))].map(({ 0: part, index }) => `${index}:${part}`);

test('finds every place, upper and lower case alike, of any script', () => {
  expect(found('The other theme', 'the', 'substring')).toEqual(['0:The', '5:the', '10:the']);
  expect(found('ÉTÉ, été', 'été', 'substring')).toEqual(['0:ÉTÉ', '5:été']);
  expect(found('ΌΨΗ', 'όψη', 'substring')).toEqual(['0:ΌΨΗ']);
});

test('a word neither begins nor ends inside of another', () => {
  expect(found('The other theme, “the” the2 the', 'the', 'word')).toEqual(['0:The', '18:the', '28:the']);
  expect(found("don't do", 'do', 'word')).toEqual(['6:do']);
  expect(found('naïve nai', 'nai', 'word')).toEqual(['6:nai']);
});

test('where words have no blanks between them a word is found inside of a line', () => {
  expect(found('我喜欢学习中文', '学习', 'word')).toEqual(['3:学习']);
  expect(found('我用Python写', 'python', 'word')).toEqual(['2:Python']);
});

test('what is no word has no borders', () => {
  expect(found('Yes!Yes?', '!', 'word')).toEqual(['3:!']);
  expect(found('a, b', ', b', 'word')).toEqual(['1:, b']);
});

test('signs of patterns are taken as they are', () => {
  const signs = '^$.*+?()[]{}|\\/-#& ~';
  expect(found(`x${signs}y`, signs, 'substring')).toEqual([`1:${signs}`]);
  expect(found('abc', '.', 'substring')).toEqual([]);
});
