import { expect, test } from 'vitest';
import { correctionMethods } from '#shared/contract/text-correction.ts';
import { correctionWords, trialsText } from '#renderer/state/text-correct-words.ts';
import { exampleTrials } from '#test/helpers/example-corrections.ts';

test('the methods of the model are the ones that are no baselines', () => {
  expect(correctionMethods.filter((method) => !correctionWords[method].isBaseline)).toEqual(['decode', 'channel']);
});

test('says what figures are of, and who chose the rates of errors', () => {
  expect(trialsText(exampleTrials)).toBe(
    '200 test texts, the same for every kind of errors. 6.6 % of their words are not in the vocabulary. ' +
      'Errors expected in a word by the channels: 0.05 of the trigram, 0.01 of the model; chosen by 100 validation texts.',
  );
  expect(trialsText({ ...exampleTrials, validationTexts: 0 })).toContain('a usual one: nothing was held out');
  const none = { ...exampleTrials, errorRates: { trigram: null, channel: null }, unknownShare: null };
  expect(trialsText(none)).toBe('200 test texts, the same for every kind of errors.');
});
