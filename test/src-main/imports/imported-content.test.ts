import { expect, test } from 'vitest';
import { invalidDataset, largestSplitBytes } from '#main/imports/imported-content.ts';

test('what is wrong with data has one code, and a split fits into one array', () => {
  expect(invalidDataset('x is cut short.', { file: 'x' })).toMatchObject({
    code: 'dataset/invalid',
    details: { file: 'x' },
  });
  expect(largestSplitBytes).toBeLessThan(2 ** 31);
});
