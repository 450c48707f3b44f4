import { expect, test } from 'vitest';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { bucketWidths } from '#shared/text/bucket-widths.ts';

const loose = { mostWidths: 6, mostPadding: 0.1 };

/** Places of all texts, each in the narrowest width. */
function places(lengths: readonly number[], widths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + widths.find((width) => width >= length)!, 0);
}

test('one width is enough for texts of about one length', () => {
  expect(bucketWidths([10, 10, 10, 9], loose)).toEqual([10]);
});

test('two groups of lengths get a width each, at their longest', () => {
  expect(bucketWidths([3, 3, 3, 20, 20, 19], { mostWidths: 2, mostPadding: 0 })).toEqual([3, 20]);
});

test('no choice of as many widths pads less', () => {
  const lengths = Array.from(statelessUniform([3, 3], 60), (u) => 1 + Math.floor(u * u * 12));
  const longest = Math.max(...lengths);
  const chosen = bucketWidths(lengths, { mostWidths: 3, mostPadding: 0 });
  let best = Infinity;
  for (let a = 1; a < longest; a++) {
    for (let b = a + 1; b < longest; b++) best = Math.min(best, places(lengths, [a, b, longest]));
  }
  expect(chosen).toHaveLength(3);
  expect(places(lengths, chosen)).toBe(best);
});

test('takes no more widths than padding asks for', () => {
  const lengths = Array.from({ length: 400 }, (_, i) => 1 + (i % 40));
  const padding = (widths: readonly number[]) => 1 - lengths.reduce((a, b) => a + b, 0) / places(lengths, widths);
  const widths = bucketWidths(lengths, { mostWidths: 40, mostPadding: 0.1 });
  expect(padding(widths)).toBeLessThanOrEqual(0.1);
  expect(padding(bucketWidths(lengths, { mostWidths: widths.length - 1, mostPadding: 0 }))).toBeGreaterThan(0.1);
  expect(bucketWidths(lengths, loose).length).toBeLessThanOrEqual(6);
});

test('has no width without texts', () => {
  expect(bucketWidths([], loose)).toEqual([]);
});
