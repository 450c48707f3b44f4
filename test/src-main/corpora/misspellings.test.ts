import { expect, test } from 'vitest';
import { readMisspellings } from '#main/corpora/misspellings.ts';
import { damerauDistance } from '#test/oracles/edit-distance.ts';

test('says how a word is misspelled, also where the wrong form may mean several', () => {
  const misspellings = readMisspellings();
  expect(misspellings.get('receive')).toContain('recieve');
  expect(misspellings.get('cache')).toContain('aache'); // the list has "aache->cache, ache,"
  expect(misspellings.get('ache')).toContain('aache');
  expect(misspellings.has('')).toBe(false);
});

test('has words of letters alone, four fifths of them one edit away', () => {
  let [pairs, near] = [0, 0];
  const odd: string[] = [];
  for (const [right, wrongs] of readMisspellings()) {
    for (const wrong of wrongs) {
      if (!/^\p{L}+ \p{L}+$/u.test(`${right} ${wrong}`)) odd.push(wrong);
      pairs++;
      if (damerauDistance(right, wrong) === 1) near++;
    }
  }
  expect(odd).toEqual([]);
  expect(pairs).toBeGreaterThan(60_000);
  expect(near / pairs).toBeGreaterThan(0.75);
});
