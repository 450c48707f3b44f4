import { expect, test } from 'vitest';
import { missingTexts } from '#renderer/state/missing-texts.ts';

test('says of every model which texts it has not', () => {
  const missing = (network: 'recurrent' | 'topics', modelKind: 'vae' | 'ae' | 'language-model') => {
    const { reconstructions, prior, interpolation } = missingTexts({ network, modelKind });
    return [reconstructions, prior, interpolation].map((words) => words?.split(' ').slice(0, 3).join(' ') ?? null);
  };
  expect(missing('recurrent', 'vae')).toEqual([null, null, null]);
  expect(missing('recurrent', 'ae')).toEqual([null, 'An autoencoder has', null]);
  expect(missing('recurrent', 'language-model')).toEqual(['A language model', null, 'A language model']);
  expect(missing('topics', 'vae')).toEqual(['A topic model', 'A topic model', null]);
});
