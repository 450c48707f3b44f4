import { corpusBleu, sentenceBleu } from '#shared/language/bleu.ts';
import { describe, expect, it } from 'vitest';

const words = (text: string) => text.split(' ');

/** The examples of Papineni et al. 2002, section 2. */
const the = words('the the the the the the the');
const references = [words('the cat is on the mat'), words('there is a cat on the mat')];

describe('corpusBleu', () => {
  it('clips counts as in the example of its paper', () => {
    expect(corpusBleu([the], [references], 1)).toBeCloseTo(2 / 7, 12);
  });

  it('is by hand what the definition says, with its brevity penalty', () => {
    // the cat sat on: unigrams 3 of 4, pairs 1 of 3 (the cat); reference of 6 tokens
    const candidate = words('the cat sat on');
    const expected = Math.exp(1 - 6 / 4) * Math.sqrt((3 / 4) * (1 / 3));
    expect(corpusBleu([candidate], [[references[0]!]], 2)).toBeCloseTo(expected, 12);
  });

  it('adds n-grams up over the corpus and does not average texts', () => {
    const texts = [words('a b c d e'), words('a x')];
    const targets = [[words('a b c d e')], [words('a y')]];
    // 6 of 7 unigrams, 4 of 5 pairs, 3 of 3, 2 of 2
    expect(corpusBleu(texts, targets)).toBeCloseTo(((6 / 7) * (4 / 5)) ** (1 / 4), 12);
  });

  it('takes the reference nearest in length, of two the shorter', () => {
    const candidate = words('a b c d');
    const shorter = words('a b c');
    const longer = words('a b c d e');
    expect(corpusBleu([candidate], [[longer, shorter]])).toBe(1); // no penalty: 3 is as near as 5
    expect(corpusBleu([candidate], [[longer, words('a b')]])).toBeCloseTo(Math.exp(1 - 5 / 4), 12);
  });

  it('is 1 for the references, of ids too, and 0 without a common 4-gram or with empty texts', () => {
    expect(corpusBleu([Int32Array.of(1, 2, 3, 4)], [[Int32Array.of(1, 2, 3, 4)]])).toBe(1);
    expect(corpusBleu([words('a b c x')], [[words('a b c d')]])).toBe(0);
    expect(corpusBleu([[]], [[words('a')]])).toBe(0);
    expect(corpusBleu([], [])).toBeNaN();
  });

  it('throws on texts without references', () => {
    expect(() => corpusBleu([the], [[]])).toThrow('no reference');
    expect(() => corpusBleu([the], [])).toThrow('1 candidates but references for 0');
  });
});

describe('sentenceBleu', () => {
  it('adds one to matches and totals above single tokens', () => {
    // unigrams 2 of 3, pairs 1 of 2, none of the 1 triple, no 4-gram
    const expected = ((2 / 3) * (2 / 3) * (1 / 2) * (1 / 1)) ** (1 / 4);
    expect(sentenceBleu(words('a b x'), [words('a b c')])).toBeCloseTo(expected, 12);
  });

  it('is 1 for an equal text however short, and 0 without a common token', () => {
    expect(sentenceBleu(['a'], [['a']])).toBe(1);
    expect(sentenceBleu(words('a b'), [words('c d')])).toBe(0);
  });
});
