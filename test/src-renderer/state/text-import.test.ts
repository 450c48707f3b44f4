import { describe, expect, test } from 'vitest';
import {
  chosenLabels,
  chosenName,
  chosenTextColumn,
  classCount,
  emptyTextImport,
  isLanguageTag,
  readTextImport,
  takeAsLabels,
  takeAsTexts,
} from '#renderer/state/text-import.ts';
import type { TextImportForm } from '#renderer/state/text-import.ts';
import { aTextPreview } from './a-text-preview.ts';

const form = emptyTextImport(['/data/reviews.csv.gz']);
const byStars: TextImportForm = { ...form, labels: { from: 'column', column: 'stars' } };

describe('readTextImport', () => {
  test('takes what was said, and what the file says where nothing was', () => {
    const said = { ...byStars, splitSentences: true, language: 'en', testShare: '20' };
    expect(readTextImport(said, aTextPreview())).toEqual({
      ok: true,
      source: {
        kind: 'texts',
        name: 'reviews',
        files: ['/data/reviews.csv.gz'],
        format: 'csv',
        encoding: null,
        hasHeader: true,
        textColumn: 'review',
        labels: { from: 'column', column: 'stars' },
        splitSentences: true,
        language: 'en',
        testShare: 0.2,
      },
    });
  });

  test.each<[string, Partial<TextImportForm>, RegExp]>([
    ['language', { language: 'e' }, /^Language/],
    ['language that is no tag', { language: 'not a tag' }, /^Language/],
    ['share', { testShare: '91' }, /^Test share/],
    ['share with a point', { testShare: '1.5' }, /^Test share/],
    ['name', { name: '  ' }, /name/],
  ])('names what is wrong: %s', (_, change, expected) => {
    const read = readTextImport({ ...form, ...change }, aTextPreview());
    expect(read.ok ? '' : read.message).toMatch(expected);
  });

  test('waits for a preview, an encoding, and something in the file', () => {
    const nothing = { columns: [], rows: [], rowCount: 0, distinctValues: [], emptyValues: [] };
    const messages = [null, aTextPreview({ ...nothing, encoding: null }), aTextPreview(nothing)].map((preview) => {
      const read = readTextImport(form, preview);
      return read.ok ? '' : read.message;
    });
    expect(messages[0]).toMatch(/could not be read yet/);
    expect(messages[1]).toMatch(/encoding/);
    expect(messages[2]).toMatch(/nothing in the file/);
  });

  test('a class is a byte: 256 are possible, 257 are not', () => {
    const read = (classes: number) => readTextImport(byStars, aTextPreview({ distinctValues: [150, 198, classes] })).ok;
    expect([read(256), read(257)]).toEqual([true, false]);
  });
});

describe('columns', () => {
  test('the texts are in the longest column, until another is chosen that is there', () => {
    const chosen = (change: Partial<TextImportForm>) => chosenTextColumn({ ...form, ...change }, aTextPreview());
    expect(chosen({})).toBe('review');
    expect(chosen({ textColumn: 'title' })).toBe('title');
    expect(chosen({ textColumn: 'gone' })).toBe('review');
    expect(chosen({ labels: { from: 'column', column: 'review' } })).toBe('title');
    expect(chosenTextColumn(form, aTextPreview({ columns: [], rows: [] }))).toBeNull();
  });

  test('a column is of texts or of labels, never both', () => {
    const asTexts = { ...byStars, ...takeAsTexts(byStars, 'stars') };
    expect([chosenTextColumn(asTexts, aTextPreview()), asTexts.labels.from]).toEqual(['stars', 'nothing']);
    const asLabels = { ...asTexts, ...takeAsLabels(asTexts, 'stars') };
    expect(chosenTextColumn(asLabels, aTextPreview())).toBe('review');
    expect(chosenLabels(asLabels, aTextPreview())).toEqual({ from: 'column', column: 'stars' });
    expect(takeAsTexts(byStars, 'title')).toEqual({ textColumn: 'title' });
  });

  test('labels that the files do not have are none', () => {
    const gone: TextImportForm = { ...form, labels: { from: 'column', column: 'gone' } };
    expect(chosenLabels(gone, aTextPreview())).toEqual({ from: 'nothing' });
    const byFile: TextImportForm = { ...form, labels: { from: 'file' } };
    expect(chosenLabels(byFile, aTextPreview())).toEqual({ from: 'nothing' });
    const two = { ...byFile, files: ['a.pos', 'a.neg'] };
    expect([chosenLabels(two, aTextPreview()).from, classCount(two, aTextPreview())]).toEqual(['file', 2]);
    expect([classCount(form, aTextPreview()), classCount(byStars, aTextPreview())]).toEqual([0, 5]);
  });
});

test('the name is that of the file, or of the folder of several, until one is given', () => {
  const name = (files: string[], given: string | null = null) => chosenName({ ...form, files, name: given });
  expect(name(['C:\\data\\amazon.train.csv.gz'])).toBe('amazon.train');
  expect(name(['/data/my.texts/a.pos', '/data/my.texts/a.neg'])).toBe('my.texts');
  expect(name(['/data/.txt'])).toBe('texts');
  expect(name(['/data/a.txt'], '')).toBe('');
});

test('a language is a BCP 47 tag', () => {
  expect(['en', 'pt-BR', 'zh-Hant-TW', 'und'].filter(isLanguageTag)).toHaveLength(4);
  expect(['', 'x', 'en_US', 'english language', 'a'.repeat(36)].filter(isLanguageTag)).toEqual([]);
});
