import { expect, test } from 'vitest';
import { textFileContent } from '#shared/contract/text-file.ts';

const rows = [
  { text: 'Plain.', label: null, tokens: 2, isCut: false },
  { text: 'He said "no", and\r\n left.', label: 'a, b', tokens: 9, isCut: true },
];

test('a text is one line of a plain file', () => {
  expect(textFileContent('txt', rows)).toBe('Plain.\nHe said "no", and left.\n');
});

test('a table has a heading, and quotes what would break it', () => {
  expect(textFileContent('csv', rows)).toBe(
    'text,label,tokens,isCut\nPlain.,,2,false\n"He said ""no"", and\r\n left.","a, b",9,true\n',
  );
});

test('JSON lines give back what was put in', () => {
  const lines = textFileContent('jsonl', rows).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
});

test('without texts there is nothing but the heading of a table', () => {
  expect([textFileContent('txt', []), textFileContent('csv', []), textFileContent('jsonl', [])]).toEqual([
    '',
    'text\n',
    '',
  ]);
});
