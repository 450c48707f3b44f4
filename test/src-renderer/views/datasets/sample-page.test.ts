import { expect, test } from 'vitest';
import { pageCount, pageIndices } from '#renderer/views/datasets/sample-page.ts';

test('pages cover every image once, the last one with what is left', () => {
  const pages = Array.from({ length: pageCount(25, 10) }, (_, page) => pageIndices(page, 10, 25));
  expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, i) => i));
  expect(pages.at(-1)).toHaveLength(5);
  expect([pageCount(0, 10), pageIndices(0, 10, 0), pageIndices(9, 10, 25)]).toEqual([1, [], []]);
});
