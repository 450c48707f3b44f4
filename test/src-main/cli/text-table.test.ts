import { expect, test } from 'vitest';
import { textTable } from '#main/cli/text-table.ts';

test('columns are as wide as their widest cell, numbers to the right', () => {
  expect(
    textTable(
      ['name', 'n'],
      [
        ['a', '1'],
        ['long', '100'],
        ['β', ''],
      ],
    ),
  ).toBe('name    n\na       1\nlong  100\nβ');
});

test('a table without rows is its header', () => expect(textTable(['name', 'n'], [])).toBe('name  n'));
