import { expect, test } from 'vitest';
import { areUnspaced, unspaced } from '#main/tokenization/unspaced-scripts.ts';

test.each(['中', 'ひ', 'カ', 'ไ', 'ລ', 'ខ', 'မ', '。', '，', '𠮷'])('%s is of a script without blanks', (character) => {
  expect(unspaced.test(character)).toBe(true);
});

test.each(['a', 'я', '한', 'ह', 'ع', ',', '7', '“'])('%s is not', (character) => {
  expect(unspaced.test(character)).toBe(false);
});

test('two tokens have no blank between them where one of them touches the other with such a character', () => {
  expect([areUnspaced('中', 'a'), areUnspaced('a', '中'), areUnspaced('中a', 'b'), areUnspaced('', '')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
