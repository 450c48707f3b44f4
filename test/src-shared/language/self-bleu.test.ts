import { sentenceBleu } from '#shared/language/bleu.ts';
import { selfBleu } from '#shared/language/self-bleu.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

describe('selfBleu', () => {
  it('is the mean BLEU of each text with all others as references', () => {
    const { below } = randomStream([2, 0], 'texts');
    const texts = Array.from({ length: 40 }, () => Int32Array.from({ length: 1 + below(9) }, () => below(6)));
    const scores = texts.map((text, i) =>
      sentenceBleu(
        text,
        texts.filter((_, other) => other !== i),
      ),
    );
    expect(selfBleu(texts)).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / texts.length, 12);
  });

  it('is 1 for equal texts and 0 for texts without a common token', () => {
    expect(
      selfBleu([
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ]),
    ).toBe(1);
    expect(
      selfBleu([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe(0);
  });

  it('is undefined for fewer than two texts', () => {
    expect(selfBleu([['a']])).toBeNaN();
    expect(selfBleu([])).toBeNaN();
  });
});
