import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { subwordCutter } from '#main/tokenization/apply-merges.ts';
import { countTokens } from '#main/tokenization/count-tokens.ts';
import { textCutter } from '#main/tokenization/cut-texts.ts';
import { SubwordLearner, buildSubwords } from '#main/tokenization/subwords.ts';
import oracle from '#test/oracles/tokenizers-merges.json' with { type: 'json' };

const pieces = new Map(Object.entries({ ab: 5, abc: 3, b: 9, d: 1 }));

test('has characters in the order of Unicode, then joints', () => {
  expect(buildSubwords(pieces, 10)).toEqual({
    tokens: ['a', 'b', 'c', 'd', 'ab', 'abc'],
    merges: [
      ['a', 'b'],
      ['ab', 'c'],
    ],
  });
  expect(buildSubwords(pieces, 5).tokens).toEqual(['a', 'b', 'c', 'd', 'ab']);
});

test('keeps the most frequent characters where there is no room for all', () => {
  expect(buildSubwords(pieces, 2)).toEqual({ tokens: ['a', 'b'], merges: [] });
  expect(buildSubwords(pieces, 4)).toEqual({ tokens: ['a', 'b', 'c', 'd'], merges: [] });
  expect(buildSubwords(new Map(), 4)).toEqual({ tokens: [], merges: [] });
});

test('a learner goes on where it was, and gives a smaller vocabulary too', () => {
  const learner = new SubwordLearner(pieces);
  expect(learner.size).toBe(4);
  expect([learner.learnOne(), learner.size, learner.learnOne(), learner.learnOne()]).toEqual([true, 5, true, false]);
  for (const size of [2, 4, 5, 6]) expect(learner.upTo(size)).toEqual(buildSubwords(pieces, size));
});

describe.each(oracle.corpora)('on $name', ({ name, isChinese, count, first, sha256, cut }) => {
  const cutText = textCutter({ tokenization: 'subwords', letterCase: 'lower', language: isChinese ? 'zh' : 'en' });
  const lines = gunzipSync(readFileSync(`resources/corpora/${name}`))
    .toString('utf8')
    .split('\n');
  const counts = countTokens(lines, cutText);

  test('learns the merges of the tokenizers of Hugging Face, and cuts by them as they do', () => {
    const learner = new SubwordLearner(counts);
    while (learner.learned.length < count && learner.learnOne());
    const merges = learner.learned.map(({ left, right }) => [left, right] as const);
    expect(merges.slice(0, first.length)).toEqual(first);
    expect(createHash('sha256').update(JSON.stringify(merges)).digest('hex')).toBe(sha256);
    const cutPiece = subwordCutter(merges);
    expect([...counts.keys()].slice(-cut.length).map((piece) => cutPiece(piece))).toEqual(cut);
  });
});
