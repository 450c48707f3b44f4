import { denseRow } from '#shared/language/features.ts';
import { ngramKey } from '#shared/language/ngram-counts.ts';
import { tfIdf, tfIdfWork } from '#shared/language/tf-idf.ts';
import { describe, expect, it } from 'vitest';

const texts = [
  ['a', 'a', 'b'],
  ['a', 'c'],
  ['a', 'b', 'd'],
];

describe('tfIdf', () => {
  it('weighs terms by hand and makes rows of length 1', () => {
    const { terms, features } = tfIdf(texts);
    expect(terms).toEqual(['a', 'b', 'c', 'd']);
    const weights = [2 * 1, Math.log(4 / 3) + 1]; // ln(4 / 4) + 1 = 1 for a
    const length = Math.hypot(...weights);
    const row = denseRow(features(texts), 0);
    expect(row[0]).toBeCloseTo(weights[0]! / length, 12);
    expect(row[1]).toBeCloseTo(weights[1]! / length, 12);
    expect([row[2], row[3]]).toEqual([0, 0]);
  });

  it('has its indices rising, whatever the order of the words', () => {
    const { rows } = tfIdf(texts).features([['d', 'a', 'c']]);
    expect([...rows[0]!.indices]).toEqual([0, 2, 3]);
  });

  it('leaves out rare terms and counts pairs if it is asked to', () => {
    expect(tfIdf(texts, { fewestTexts: 2 }).terms).toEqual(['a', 'b']);
    expect(tfIdf([['a', 'b']], { longest: 2 }).terms).toEqual(['a', 'b', ngramKey(['a', 'b'])]);
  });

  it('gives an empty row to an empty text and to unknown terms', () => {
    for (const row of tfIdf(texts).features([[], ['x', 'y']]).rows) expect(row.values).toHaveLength(0);
    expect(tfIdf([]).featureCount).toBe(0);
  });

  it('looks up every thousand texts', () => {
    const many = Array.from({ length: 2500 }, () => ['a']);
    expect(Array.from(tfIdfWork(many))).toEqual([0, 0.4, 0.8]);
  });
});
