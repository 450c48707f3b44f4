import { describe, expect, test } from 'vitest';
import { wordCutter } from '#main/tokenization/cut-words.ts';
import { joinWords } from '#main/tokenization/join-words.ts';

const joined = (tokens: string, language = 'en') => joinWords(tokens === '' ? [] : tokens.split('|'), language);

test.each([
  ["don't|stop|,|please|.", "don't stop, please."],
  ["it|'s|fun|,|is|n't|it|?", "it's fun, isn't it?"],
  ['well|-|known|and|/|or', 'well-known and/or'],
  ['he|said|:|"|go|home|"|,|then|"|no|"|.', 'he said: "go home", then "no".'],
  ['(|see|[|1|]|)|.|.|.', '(see [1])...'],
  ['$|5|for|3|.|5|%|,|at|7|:|30|,|1|,|000|times', '$5 for 3.5%, at 7:30, 1,000 times'],
  ['in|1990|,|2|men', 'in 1990, 2 men'],
  ['at|5|p|.|m|.|so|do|i|.|i|do', 'at 5 p.m. so do i. i do'],
  ['world|-|-|head|work', 'world -- head work'],
  ['¿|qué|?|“|sí|”', '¿qué? “sí”'],
  ['<unknown>|,|<unknown>', '<unknown>, <unknown>'],
  ['', ''],
])('%s', (tokens, text) => {
  expect(joined(tokens)).toBe(text);
});

test('French has blanks before its high marks', () => {
  expect(joined('«|ça|va|?|»|,|oui|!', 'fr')).toBe('« ça va ? », oui !');
  expect(joined('ça|va|?')).toBe('ça va?');
});

test('an open quote does not lean on what comes after its end', () => {
  expect(joined('"|a|"|b|"|c')).toBe('"a" b "c');
});

describe('of texts that were cut', () => {
  test.each([
    ['zh', '我喜歡音樂，你呢？“好”。'],
    ['zh', '澄潭皎鏡石崔巍 萬壑千巖暗綠苔'],
    ['ja', '私は iPhone 15 を持っています。'],
    ['th', 'ผมชอบดนตรี มาก'],
    ['en', 'Tom said, "I don\'t know", and left at 10:45 (or so).'],
  ])('%s: %s is the same again', (language, text) => {
    expect(joinWords(wordCutter(language)(text), language)).toBe(text);
  });
});
