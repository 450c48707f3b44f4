import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import {
  givenTokens,
  labelOfGiven,
  namedLabel,
  posteriorsOf,
  requireCodes,
} from '#main/training-worker/text-work/given-texts.ts';
import { encodeTexts } from '#main/training-worker/texts/text-evaluation.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('a given text gets its end mark, and one that is too long is named', () => {
  const work = aTextWork(engine);
  const [ids] = givenTokens(work, [{ name: 'from', text: 'Ann likes soup.' }]);
  expect(work.tokenizer.decode(ids!)).toBe('ann likes soup.');
  expect(ids).toHaveLength(5);
  expect(ids!.at(-1)).toBe(2);
  const long = Array.from({ length: 13 }, () => 'soup').join(' ');
  expect(() => givenTokens(work, [{ name: 'to', text: long }])).toThrow(
    expect.objectContaining(invalid(/^to: the text has 13 tokens; this model reads at most 12/)),
  );
});

test.each([{}, { labelCondition: 'label' }] as const)(
  'posterior means are those of the training code, whatever the batches: %o',
  (changes) => {
    const work = aTextWork(engine, changes);
    const { data } = work.dataset();
    const rows = Int32Array.from({ length: 40 }, (_, row) => row);
    const labels = 'labelCondition' in changes ? Int32Array.from(rows, (row) => data.train.labels![row]!) : null;
    const found = posteriorsOf(
      work,
      Array.from(rows, (row) => textTokens(data.train, row)),
      labels,
    );
    const expected = encodeTexts({ ...work, widths: data.widths }, data.train, rows);
    expect(found.means).toHaveLength(expected.length);
    found.means.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    expect(found.logVars).toHaveLength(expected.length);
  },
);

test('an autoencoder has no variances, a language model no codes', () => {
  const work = aTextWork(engine, { modelKind: 'ae' });
  expect(posteriorsOf(work, [Int32Array.of(4, 2)], null).logVars).toHaveLength(0);
  expect(() => requireCodes(work)).not.toThrow();
  expect(() => requireCodes(aTextWork(engine, { modelKind: 'language-model' }))).toThrow(
    expect.objectContaining(invalid(/language model has no codes/)),
  );
});

test('labels are named by the classes of the dataset', () => {
  const told = aTextWork(engine, { labelCondition: 'label' });
  expect(namedLabel(told, 'question')).toBe(1);
  expect(namedLabel(told, null)).toBeNull();
  expect(labelOfGiven(told, 'statement')).toBe(0);
  expect(() => namedLabel(told, 'joke')).toThrow(
    expect.objectContaining(invalid(/^label: "joke" is none of the labels; there are "statement", "question"/)),
  );
  expect(() => labelOfGiven(told, null)).toThrow(expect.objectContaining(invalid(/^label: .* name it/)));
  const plain = aTextWork(engine);
  expect(labelOfGiven(plain, null)).toBeNull();
  expect(() => namedLabel(plain, 'question')).toThrow(expect.objectContaining(invalid(/^label: .* was not told/)));
});
