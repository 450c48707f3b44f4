import type { CorrectAnswer } from '#shared/contract/text-correction.ts';

/** A text as every kind of method has it. */
export const exampleCorrection: CorrectAnswer = {
  kind: 'correct',
  texts: [
    {
      words: ['i', 'knwo', '.'],
      corrections: [
        { method: 'copy', text: 'i knwo.', words: ['i', 'knwo', '.'] },
        { method: 'decode', text: 'i go.', words: ['i', 'go', '.'] },
        { method: 'channel', text: 'i know.', words: ['i', 'know', '.'] },
      ],
    },
  ],
  trials: [],
  unknownShare: null,
  errorRates: { trigram: 0.05, channel: 0.01 },
  validationTexts: 100,
};

/** What was counted of two kinds of errors. */
export const exampleTrials: CorrectAnswer = {
  ...exampleCorrection,
  texts: [],
  trials: [
    {
      errors: 'misspelled',
      texts: 200,
      figures: [
        { method: 'copy', textsRight: 0, wordsRight: 0.859, wordsHarmed: 0, wordsMended: 0 },
        { method: 'channel', textsRight: 0.795, wordsRight: 0.9705, wordsHarmed: 0.0035, wordsMended: 0.115 },
      ],
    },
    {
      errors: 'none',
      texts: 200,
      figures: [{ method: 'copy', textsRight: 1, wordsRight: 1, wordsHarmed: 0, wordsMended: 0 }],
    },
  ],
  unknownShare: 0.066,
};
