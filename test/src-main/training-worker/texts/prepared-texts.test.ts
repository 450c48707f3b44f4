import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { textParts } from '#shared/text/text-parts.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { openTexts } from '#main/datasets/dataset-files.ts';
import { prepareTexts } from '#main/training-worker/texts/prepared-texts.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import type { ExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function prepared(changes: Partial<Hyperparameters> = {}, content: ExampleTexts = exampleTexts()) {
  const directory = temporaryDirectory();
  writeExampleTexts(directory, content);
  return prepareTexts(openTexts(directory), quickTextHyperparameters(changes));
}

/** 100 training texts "word<i>" and one test text. */
const numbered: ExampleTexts = {
  classes: [],
  splits: {
    train: { texts: Array.from({ length: 100 }, (_, i) => `word${i} here`), labels: null },
    test: { texts: ['word0 there', 'word1 here'], labels: null },
  },
};

test('only the texts that are trained on have a say in the vocabulary', () => {
  const data = prepared({ validationExamples: 10, vocabularySize: 1000 }, numbered);
  const parts = textParts(100, { trainingExamples: 0, validationExamples: 10 });
  const known = new Set(data.vocabulary.tokens);
  expect([...parts.train].every((place) => known.has(`word${place}`))).toBe(true);
  expect([...parts.validation].some((place) => known.has(`word${place}`))).toBe(false);
  expect(known.has('there')).toBe(false);
  expect(textTokens(data.test, 0)[1]).toBe(reservedTokens.unknown);
  expect(data.validation?.unknownShare).toBe(0.5);
  expect(data.dataShape).toEqual([13, 90 + 1 + 4, 0]);
});

test('validation and training are spread over the split and share no text', () => {
  const data = prepared({ validationExamples: 20, trainingExamples: 60 });
  expect([data.train.count, data.validation?.count, data.test.count]).toEqual([60, 20, 40]);
  const places = [...data.train.places, ...data.validation!.places];
  expect(new Set(places).size).toBe(80);
  expect(data.train.places.filter((place) => place >= 80)).toHaveLength(30);
  expect(prepared({ validationExamples: 0 }).validation).toBeNull();
});

test('the widest batch holds the longest text of any split', () => {
  const content: ExampleTexts = {
    classes: [],
    splits: {
      train: { texts: Array.from({ length: 30 }, (_, i) => `a${i} b`), labels: null },
      test: { texts: ['one two three four five'], labels: null },
    },
  };
  const data = prepared({ validationExamples: 5 }, content);
  expect(data.widths).toEqual([6]);
  expect(prepared().widths.at(-1)).toBe(Math.max(...prepared().train.lengths, ...prepared().test.lengths));
});

test('texts that are too long are left out of every split, and a split without any other is refused', () => {
  const data = prepared({ longestText: 5 });
  expect(data.train.leftOut).toBeGreaterThan(0);
  expect(data.train.count + data.train.leftOut).toBe(140);
  expect(data.test.count + data.test.leftOut).toBe(40);
  expect(Math.max(...data.train.lengths, ...data.test.lengths)).toBe(6);
  expect(() => prepared({ longestText: 1 })).toThrow(
    /^longestText: all 140 training texts are longer than 1 tokens; allow longer ones\.$/,
  );
});

test('what the texts do not have is refused by the name of its row', () => {
  expect(() => prepared({ validationExamples: 160 })).toThrow(/validationExamples: 160 leave nothing/);
  expect(() => prepared({ labelCondition: 'label' }, numbered)).toThrow(/^labelCondition: the texts have no labels/);
  expect(() => prepared({ network: 'transformer', hiddenSize: 9, attentionHeads: 2 })).toThrow(/^attentionHeads: /);
});

test('the baseline is counted once, on training texts, for the watched split and the test split', () => {
  const data = prepared();
  const { watched, test: ofTest } = data.trigram();
  expect(data.trigram().watched).toBe(watched);
  expect(watched.trigramNll).not.toBe(ofTest.trigramNll);
  const unwatched = prepared({ validationExamples: 0 }).trigram();
  expect(unwatched.watched).toBe(unwatched.test);
});
