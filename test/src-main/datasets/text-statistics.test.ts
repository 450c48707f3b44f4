import { expect, test } from 'vitest';
import { countWords } from '#main/datasets/text-statistics.ts';

test('counts words and marks, and different words without marks and capitals', async () => {
  // lengths by hand: The cat ! = 3, the cat , the dog = 5
  expect(await countWords(['The cat!', 'the cat, the dog'], 'en')).toEqual({
    lengthHistogram: [0, 0, 0, 1, 0, 1],
    meanLength: 4,
    longestLength: 5,
    words: 3,
    wordsOnce: 1,
  });
});

test('finds words where no blanks are', async () => {
  const { longestLength, words } = await countWords(['我喜歡音樂'], 'zh');
  expect(words).toBe(longestLength);
  expect(words).toBeGreaterThan(1);
});

test('puts all long texts into the last bin', async () => {
  const { lengthHistogram, longestLength } = await countWords(['a '.repeat(500), 'b '.repeat(201), 'c'], 'en');
  expect(lengthHistogram).toHaveLength(201);
  expect([lengthHistogram[1], lengthHistogram[200], longestLength]).toEqual([1, 2, 500]);
});

test('of many texts counts every one, and of none nothing', async () => {
  expect((await countWords(new Array<string>(2500).fill('a'), 'und')).lengthHistogram).toEqual([0, 2500]);
  expect(await countWords([], 'en')).toMatchObject({ lengthHistogram: [0], meanLength: 0, words: 0 });
});
