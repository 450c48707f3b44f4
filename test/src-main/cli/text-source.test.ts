import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { TextPreview, TextPreviewRequest } from '#shared/contract/dataset.ts';
import { textSource } from '#main/cli/text-source.ts';

const options = { header: true, language: 'und', testShare: 0.1 };

function previewing(changes: Partial<TextPreview> = {}) {
  const asked: TextPreviewRequest[] = [];
  const found: TextPreview = {
    format: 'csv',
    encoding: 'utf-8',
    likelyEncodings: [],
    columns: ['title', 'review', 'stars'],
    rows: [['A', 'Good film.', '5']],
    rowCount: 1,
    distinctValues: [1, 1, 1],
    emptyValues: [0, 0, 0],
    ...changes,
  };
  return { asked, preview: (request: TextPreviewRequest) => Promise.resolve((asked.push(request), found)) };
}

test('takes what was said, and what the file says', async () => {
  const { asked, preview } = previewing();
  const chosen = { ...options, textColumn: 'review', labelColumn: 'stars', sentences: true, encoding: 'gb18030' };
  expect(await textSource(['in/reviews.csv.gz'], chosen, preview)).toEqual({
    kind: 'texts',
    name: 'reviews',
    files: [resolve('in/reviews.csv.gz')],
    format: 'csv',
    encoding: 'gb18030',
    hasHeader: true,
    textColumn: 'review',
    labels: { from: 'column', column: 'stars' },
    splitSentences: true,
    language: 'und',
    testShare: 0.1,
  });
  expect(asked).toMatchObject([{ format: null, encoding: 'gb18030', hasHeader: true }]);
});

test('takes the only column that is not that of the labels, and the folder for the name of several files', async () => {
  const { preview } = previewing({ columns: ['a', 'b'] });
  const found = await textSource(['set/x.csv', 'set/y.csv'], { ...options, labelColumn: 'a' }, preview);
  expect(found).toMatchObject({ textColumn: 'b', name: 'set' });
  const byFile = await textSource(
    ['x.txt'],
    { ...options, labelByFile: true },
    previewing({ columns: ['text'] }).preview,
  );
  expect(byFile).toMatchObject({ textColumn: 'text', labels: { from: 'file' } });
});

test('shows columns and first values where it has to be chosen', async () => {
  await expect(textSource(['a.csv'], options, previewing().preview)).rejects.toThrow(
    /--text-column: title \(.*"A"\), review \(1 different values, the first "Good film."\), stars \(/,
  );
});

test('names the likely encodings', async () => {
  const { preview } = previewing({ encoding: null, likelyEncodings: [{ encoding: 'windows-1252', confidence: 60 }] });
  await expect(textSource(['a.csv'], options, preview)).rejects.toThrow(/windows-1252 \(60 %\)\. Name .*--encoding/);
});

test('refuses no file, no column, and two places of labels', async () => {
  const { preview } = previewing({ columns: [] });
  await expect(textSource([], options, preview)).rejects.toThrow(/expected files/);
  await expect(textSource(['a.csv'], options, preview)).rejects.toThrow(/no column/);
  const both = { ...options, labelByFile: true, labelColumn: 'a' };
  await expect(textSource(['a.csv'], both, preview)).rejects.toThrow(/expected one of them/);
});
