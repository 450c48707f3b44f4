import { embeddingWidth, hasInputNoise, isToldLabels, textSizes } from '#shared/text/text-specification.ts';
import { expect, it } from 'vitest';
import { smallTextModel } from './text-examples.ts';

it('names the sizes of texts, and refuses the shape of anything else', () => {
  expect(textSizes({ dataShape: [41, 10_004, 0] })).toEqual({ longestText: 41, vocabularySize: 10_004, classCount: 0 });
  for (const dataShape of [
    [28, 28],
    [0, 5, 1],
    [3, 0, 1],
    [1, 2, 3, 4],
  ]) {
    expect(() => textSizes({ dataShape })).toThrow(`dataShape is (${dataShape.join(', ')})`);
  }
});

it('gives a token of a recurrent network the size of its embedding, of a transformer that of its state', () => {
  expect(embeddingWidth(smallTextModel())).toBe(3);
  expect(embeddingWidth(smallTextModel({ network: 'transformer' }))).toBe(4);
});

it('does not look at rows that a network has not', () => {
  const told = { labelCondition: 'label', inputNoise: 'words' } as const;
  expect([isToldLabels(smallTextModel(told)), hasInputNoise(smallTextModel(told))]).toEqual([true, true]);
  const topics = smallTextModel({ ...told, network: 'topics' });
  expect([isToldLabels(topics), hasInputNoise(topics)]).toEqual([false, false]);
  expect(hasInputNoise(smallTextModel({ ...told, modelKind: 'language-model' }))).toBe(false);
  expect([isToldLabels(smallTextModel()), hasInputNoise(smallTextModel())]).toEqual([false, false]);
});
