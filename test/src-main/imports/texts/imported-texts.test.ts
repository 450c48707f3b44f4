import { describe, expect, test } from 'vitest';
import type { TextSource } from '#shared/contract/dataset.ts';
import { chosenTexts, heldOut, readTexts } from '#main/imports/texts/imported-texts.ts';
import { fileOf } from './text-files.ts';

function source(changes: Partial<TextSource>): TextSource {
  return {
    kind: 'texts',
    name: 'Texts',
    files: [],
    format: 'lines',
    encoding: null,
    hasHeader: true,
    textColumn: 'text',
    labels: { from: 'nothing' },
    splitSentences: false,
    language: 'en',
    testShare: 0,
    ...changes,
  };
}
const read = (changes: Partial<TextSource>) => readTexts(source(changes), () => undefined);
const labelled = (count: number) => Array.from({ length: count }, (_, i) => ({ text: `text ${i}`, label: `${i}` }));

describe('readTexts', () => {
  test('makes white space one blank, composes letters, and leaves out what is empty or was there', async () => {
    const found = await read({ files: [fileOf('a.txt', ' a \t b\n\na b\ncafe\u0301\ncaf\u00e9\n')] });
    expect(found.splits.train).toEqual({ texts: ['a b', 'café'], labels: null });
    expect(found.leftOut).toEqual({ empty: 1, duplicates: 2 });
  });

  test('takes the files for classes by the part of their names that tells them apart', async () => {
    const files = [fileOf('set.pos.txt', 'good\n'), fileOf('set.neg.txt', 'bad\ngood\n')];
    const told: number[] = [];
    const found = await readTexts(source({ files, labels: { from: 'file' } }), ({ done }) => told.push(done));
    expect(found).toMatchObject({ classes: ['neg', 'pos'], leftOut: { duplicates: 1 }, source: 'lines in 2 files' });
    expect(found.splits.train).toEqual({ texts: ['good', 'bad'], labels: Uint8Array.of(1, 0) });
    expect(told).toEqual([0, 1]);
  });

  test('takes classes from a column, in the order of numbers', async () => {
    const files = [fileOf('a.csv', 'stars,text\n10,ten\n9,nine\n')];
    const found = await read({ files, format: 'csv', labels: { from: 'column', column: 'stars' } });
    expect([found.classes, found.splits.train.labels]).toEqual([['9', '10'], Uint8Array.of(1, 0)]);
  });

  test('splits documents into sentences as the language has it', async () => {
    const english = [fileOf('a.txt', 'One is here. Is two?\nThree!')];
    const found = await read({ files: english, format: 'document', splitSentences: true });
    expect(found.splits.train.texts).toEqual(['One is here.', 'Is two?', 'Three!']);
    const chinese = [fileOf('b.txt', '你好。再見！')];
    const other = await read({ files: chinese, format: 'document', splitSentences: true, language: 'zh' });
    expect(other.splits.train.texts).toEqual(['你好。', '再見！']);
  });

  test.each([
    ['no text', '\n \n', {}, /no text/],
    ['a column that is not there', 'a', { textColumn: 'b' }, /no column "b"; it has: text/],
    ['a language that is none', 'a', { language: 'no language' }, /no language tag/],
  ])('refuses %s', async (_what, content, changes, message) => {
    await expect(read({ files: [fileOf('a.txt', content)], ...changes })).rejects.toMatchObject({
      code: 'dataset/invalid',
      message: expect.stringMatching(message),
    });
  });
});

describe('chosenTexts', () => {
  const choices = { language: 'en', testShare: 0.25 };

  test('puts no text into both splits, and keeps the first label of one that has several', () => {
    const found = ['a', 'b', 'c', 'a', 'd', 'a'].map((text, i) => ({ text, label: i < 3 ? 'x' : 'y' }));
    const { splits, leftOut } = chosenTexts(found, choices);
    expect(splits.train).toEqual({ texts: ['a', 'b', 'd'], labels: Uint8Array.of(0, 0, 1) });
    expect(splits.test).toEqual({ texts: ['c'], labels: Uint8Array.of(0) });
    expect(leftOut).toEqual({ empty: 0, duplicates: 2 });
  });

  test('has up to 256 classes', () => {
    expect(chosenTexts(labelled(256), choices).classes).toHaveLength(256);
    expect(() => chosenTexts(labelled(257), choices)).toThrow(/257 different values; expected at most 256/);
  });

  test('refuses a text without a label among others that have one', () => {
    expect(() => chosenTexts([...labelled(2), { text: 'alone', label: null }], choices)).toThrow(
      /"alone" has no label/,
    );
  });
});

test('heldOut takes the places 10, 30, 50 … for a share of 1/20, and as many as the share says for others', () => {
  const places = (share: number) => Array.from({ length: 1000 }, (_, i) => i).filter((i) => heldOut(i, share));
  expect(places(1 / 20).slice(0, 3)).toEqual([10, 30, 50]);
  expect(places(0)).toEqual([]);
  expect(Math.abs(places(0.37).length - 370)).toBeLessThanOrEqual(1);
  expect(places(0.9).length).toBe(900);
});
