import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { corpora, corpusSource } from '#main/imports/corpora.ts';
import { readTexts } from '#main/imports/texts/imported-texts.ts';

test.each(corpora.map((corpus) => [corpus.name, corpus] as const))(
  '%s is there, with its source and whom it is by',
  (name, { attribution }) => {
    const { source, origin } = corpusSource(name);
    const text = readFileSync(join(dirname(source.files[0]!), 'SOURCE.txt'), 'utf8');
    expect(text).toContain(attribution.split(' and ')[0]);
    expect(text).toMatch(/^licence as stated by the publisher: ./m);
    expect(origin).toContain(attribution);
  },
);

test('movie sentences have two classes, and a tenth of each is for testing', async () => {
  const { classes, splits, leftOut } = await readTexts(corpusSource('movie-sentences').source, () => undefined);
  expect(classes).toEqual(['neg', 'pos']);
  const all = splits.train.texts.length + splits.test.texts.length;
  expect(all + leftOut.duplicates + leftOut.empty).toBe(2 * 5331);
  const positive = splits.test.labels?.reduce((sum, label) => sum + label, 0) ?? 0;
  expect(positive / splits.test.texts.length).toBeCloseTo(0.5, 1);
});

test('every sentence of a movie review is a text, with the label of the review', async () => {
  const { classes, splits, leftOut } = await readTexts(corpusSource('movie-reviews').source, () => undefined);
  expect(classes).toEqual(['neg', 'pos']);
  const all = splits.train.texts.length + splits.test.texts.length;
  expect(all + leftOut.duplicates + leftOut.empty).toBe(64_720); // as SOURCE.txt of the publisher counts them
  expect(splits.train.texts.slice(0, 2)).toEqual([
    'plot : two teen couples go to a church party , drink and then drive .',
    'they get into an accident .',
  ]);
});

test('of English–Chinese pairs the Chinese half is read, each sentence once', async () => {
  const { splits, leftOut } = await readTexts(corpusSource('tatoeba-chinese').source, () => undefined);
  const all = splits.train.texts.length + splits.test.texts.length;
  expect(all + leftOut.duplicates + leftOut.empty).toBe(21_116); // as SOURCE.txt of the publisher counts them
  expect(splits.train.texts.every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
});

test('a name that is not there is answered with those that are', () => {
  expect(() => corpusSource('none')).toThrow(/no corpus "none"; there are: tatoeba-english, /);
});
