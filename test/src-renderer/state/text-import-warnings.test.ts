import { describe, expect, test } from 'vitest';
import type { TextPreview } from '#shared/contract/dataset.ts';
import { emptyTextImport } from '#renderer/state/text-import.ts';
import type { TextImportForm } from '#renderer/state/text-import.ts';
import { textImportWarnings } from '#renderer/state/text-import-warnings.ts';
import { aTextPreview } from './a-text-preview.ts';

const form = emptyTextImport(['/data/reviews.csv']);
const byStars: Partial<TextImportForm> = { labels: { from: 'column', column: 'stars' } };

function warned(preview: Partial<TextPreview>, change: Partial<TextImportForm> = {}): readonly string[] {
  return textImportWarnings({ ...form, ...change }, aTextPreview(preview)).map(({ message }) => message);
}

function remedies(preview: Partial<TextPreview>, change: Partial<TextImportForm> = {}) {
  return textImportWarnings({ ...form, ...change }, aTextPreview(preview)).flatMap(
    ({ remedy }) => remedy?.change ?? [],
  );
}

const lines = (...values: string[]): Partial<TextPreview> => ({
  format: 'lines',
  columns: ['text'],
  rows: values.map((value) => [value]),
  distinctValues: [190],
  emptyValues: [0],
});

test('says nothing of a table that is in order, and of what is not there', () => {
  expect(warned({}, byStars)).toEqual([]);
  expect(textImportWarnings(form, null)).toEqual([]);
  expect(warned({ columns: [], rows: [], rowCount: 0 })).toEqual([]);
});

describe('how the file is read', () => {
  test('tabs in every line may be columns, whatever the file is called', () => {
    const table = { ...lines('cloth\tB007'), format: 'csv', columns: ['cat\tgroup'] } as const;
    expect(remedies(table)).toEqual([{ format: 'tsv' }]);
    expect(remedies(lines('Hi.\t你好。', 'Run!\t跑！'))).toEqual([{ format: 'tsv', hasHeader: false }]);
    expect(remedies(lines('Hi.\t你好。', 'no tab'))).toEqual([]);
  });

  test('lines that are objects may be JSON', () => {
    expect(remedies(lines('{"a": 1}', '{"a": 2}'))).toEqual([{ format: 'json-lines' }]);
    expect(remedies(lines('{"a": 1}', 'a text'))).toEqual([]);
    expect(warned(lines('[', '{', '"a": 1'))).toEqual([expect.stringMatching(/^This looks like one JSON document/)]);
  });

  test('a first row that is like the others names no columns', () => {
    const columns = (...names: string[]) => ({ columns: names });
    expect(remedies(columns('Again', 'x', 'y'))).toEqual([{ hasHeader: false }]); // a value of the first column
    expect(remedies(columns('title', 'x', '4.5'))).toEqual([{ hasHeader: false }]);
    expect(remedies(columns('title', 'x'.repeat(61), 'y'))).toEqual([{ hasHeader: false }]);
    expect(remedies(columns('Again', 'x', 'y'), { hasHeader: false })).toEqual([]);
  });
});

describe('texts', () => {
  test('counts those that are empty', () => {
    expect(warned({ emptyValues: [9, 1, 0] })).toEqual(['1 of 200 rows has no text and will be left out.']);
    expect(warned({ emptyValues: [9, 12, 0] })).toEqual(['12 of 200 rows have no text and will be left out.']);
  });

  test('a column of numbers is hardly one of texts', () => {
    expect(warned({}, { textColumn: 'stars' }).join()).toMatch(/“stars” holds numbers/);
    const numbers = [['−1.5'], ['2,000'], ['3e-7'], ['40 %'], ['']];
    expect(warned({ columns: ['a'], rows: numbers, distinctValues: [190] }).join()).toMatch(/numbers/);
    expect(warned({ columns: ['a'], rows: [...numbers, ['5 stars']], distinctValues: [190] })).toEqual([]);
    expect(warned({ columns: ['a'], rows: [['']], distinctValues: [190] })).toEqual([]);
  });

  test('says how few are different, unless there are more than are counted', () => {
    expect(warned({ distinctValues: [150, 90, 5] })).toEqual([
      'Only 90 different texts in 200 rows: of equal ones the first stays.',
    ]);
    expect(warned({ distinctValues: [150, 1000, 5], rowCount: 100_000 })).toEqual([]);
  });

  test('sentences need a language, and a document wants to be split', () => {
    expect(warned({}, { splitSentences: true }).join()).toMatch(/Say the language/);
    expect(warned({}, { splitSentences: true, language: 'en' })).toEqual([]);
    const document = { ...lines('A long text.'), format: 'document', rowCount: 1, distinctValues: [1] } as const;
    expect(remedies(document)).toEqual([{ splitSentences: true }]);
    expect(remedies({ ...lines('A long text.'), rowCount: 1, distinctValues: [1] })).toEqual([
      { splitSentences: true },
    ]);
    const few = { rowCount: 9, distinctValues: [9, 9, 5] };
    expect(warned(few)).toEqual(['9 texts are few.']);
    expect(warned(few, { files: ['a.txt', 'b.txt'] })).toEqual([]);
    expect(warned({ ...few, rowCount: 10 })).toEqual([]);
  });
});

describe('labels', () => {
  const withClasses = (classes: number) => warned({ distinctValues: [150, 198, classes] }, byStars).join();

  test.each<[number, RegExp | '']>([
    [1, /same value in every row/],
    [50, ''],
    [51, /makes 51 classes/],
    [256, /makes 256 classes/],
    [257, /257 different values; labels have at most 256/],
    [1000, /1,000 or more different values/],
  ])('%d different values', (classes, expected) => {
    if (expected === '') expect(withClasses(classes)).toBe('');
    else expect(withClasses(classes)).toMatch(expected);
  });

  test('every text needs one', () => {
    expect(warned({ emptyValues: [0, 0, 3] }, byStars)).toEqual([
      '3 of 200 rows have nothing in “stars”; every text needs a label.',
    ]);
  });

  test('more files than classes are possible', () => {
    const files = Array.from({ length: 257 }, (_, i) => `${i}.txt`);
    expect(warned({}, { files, labels: { from: 'file' } }).join()).toMatch(/257 files; .* 256/);
    expect(warned({}, { files: files.slice(1), labels: { from: 'file' } })).toEqual([]);
  });
});
