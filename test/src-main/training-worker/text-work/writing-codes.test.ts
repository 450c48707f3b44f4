import { beforeAll, describe, expect, test } from 'vitest';
import type { GenerateRequest } from '#shared/contract/text-writing.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { givenTokens, posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import { writingCodes } from '#main/training-worker/text-work/writing-codes.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<GenerateRequest> = {}): GenerateRequest => ({
  kind: 'generate',
  from: { kind: 'prior' },
  count: 20,
  label: null,
  strategy: { kind: 'greedy' },
  seed: 3,
  allowUnknown: false,
  measures: 'none',
  ...changes,
});
const around = (spread: number) => request({ from: { kind: 'text', text: 'Ann likes soup.', spread } });

/** Mean and variance of each dimension of codes (count, 3). */
function moments(z: Float32Array) {
  return Array.from({ length: 3 }, (_, dimension) => {
    const values = z.filter((_value, i) => i % 3 === dimension);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
  });
}

describe('codes', () => {
  test.each([request(), request({ from: { kind: 'training-texts' } }), around(1)])(
    'of text i are the same whatever is drawn besides: $from.kind',
    (asked) => {
      const work = aTextWork(engine);
      const all = writingCodes(work, asked, { first: 0, count: 9 });
      const some = writingCodes(work, asked, { first: 4, count: 3 });
      some.z.forEach((value, i) => expect(value).toBeCloseTo(all.z[4 * 3 + i]!, 6));
      expect(writingCodes(work, { ...asked, seed: 4 }, { first: 0, count: 9 }).z).not.toEqual(all.z);
    },
  );

  test('of the prior are standard normal', () => {
    const { z } = writingCodes(aTextWork(engine), request(), { first: 0, count: 4000 });
    for (const { mean, variance } of moments(z)) {
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(4000));
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    }
  });

  test('around a text have its posterior mean, and as many of its standard deviations as asked', () => {
    const work = aTextWork(engine);
    const of = posteriorsOf(work, givenTokens(work, [{ name: 'text', text: 'Ann likes soup.' }]), null);
    const { z } = writingCodes(work, around(2), { first: 0, count: 4000 });
    moments(z).forEach(({ mean, variance }, i) => {
      const sigma = 2 * Math.exp(of.logVars[i]! / 2);
      expect(Math.abs(mean - of.means[i]!)).toBeLessThan((4 * sigma) / Math.sqrt(4000));
      expect(Math.abs(variance / sigma ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    });
    const none = writingCodes(work, around(0), { first: 0, count: 2 }).z;
    expect([...none]).toEqual([...of.means, ...of.means]);
  });

  test('around training texts are theirs, for an autoencoder exactly', () => {
    const work = aTextWork(engine, { modelKind: 'ae' });
    const { train } = work.dataset().data;
    const rows = Array.from({ length: train.count }, (_, row) => textTokens(train, row));
    const { means } = posteriorsOf(work, rows, null);
    const known = new Set(rows.map((_, row) => means.slice(3 * row, 3 * row + 3).join()));
    const { z } = writingCodes(work, request({ from: { kind: 'training-texts' } }), { first: 0, count: 50 });
    const drawn = Array.from({ length: 50 }, (_, i) => z.slice(3 * i, 3 * i + 3).join());
    expect(drawn.every((code) => known.has(code))).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(30);
  });
});

describe('labels', () => {
  test('are the named one, or as frequent as in the training texts', () => {
    const work = aTextWork(engine, { labelCondition: 'label' });
    const range = { first: 0, count: 400 };
    expect(new Set(writingCodes(work, request({ label: 'question' }), range).labels)).toEqual(new Set([1]));
    const drawn = writingCodes(work, request(), range).labels!.reduce((sum, label) => sum + label, 0) / 400;
    const { labels, count } = work.dataset().data.train;
    const share = labels!.reduce((sum, label) => sum + label, 0) / count;
    expect(Math.abs(drawn - share)).toBeLessThan(4 * Math.sqrt(0.25 / 400));
  });

  test('of codes around training texts are those of the texts', () => {
    const work = aTextWork(engine, { labelCondition: 'label' });
    const from = { kind: 'training-texts' } as const;
    const named = writingCodes(work, request({ from, label: 'statement' }), { first: 0, count: 30 });
    expect(new Set(named.labels)).toEqual(new Set([0]));
    expect(new Set(writingCodes(work, request({ from }), { first: 0, count: 30 }).labels)).toEqual(new Set([0, 1]));
  });
});

test('what a model cannot do names the value', () => {
  const range = { first: 0, count: 1 };
  const codes = (kind: 'ae' | 'language-model' | 'vae', asked: GenerateRequest) => () =>
    writingCodes(aTextWork(engine, { modelKind: kind }), asked, range);
  const refusal = (message: RegExp) => expect.objectContaining(invalid(message)) as Error;
  expect(codes('ae', request())).toThrow(refusal(/^from: an autoencoder has no prior/));
  expect(codes('ae', around(1))).toThrow(refusal(/^spread: an autoencoder/));
  expect(codes('language-model', around(1))).toThrow(refusal(/^from: a language model/));
  expect(codes('vae', request({ label: 'question' }))).toThrow(refusal(/^label: /));
  expect(codes('language-model', request())().z).toHaveLength(0);
});
