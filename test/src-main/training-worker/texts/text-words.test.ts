import { expect, test } from 'vitest';
import { openTexts } from '#main/datasets/dataset-files.ts';
import { prepareTexts } from '#main/training-worker/texts/prepared-texts.ts';
import { textStartLines } from '#main/training-worker/texts/text-words.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import type { ExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const content: ExampleTexts = {
  classes: [],
  splits: {
    train: { texts: ['a b', 'b a', 'a b c', 'a a a a', 'b b', 'a c'], labels: null },
    test: { texts: ['a d', 'a b c d e'], labels: null },
  },
};

function lines(changes: Parameters<typeof quickTextHyperparameters>[0]) {
  const directory = temporaryDirectory();
  writeExampleTexts(directory, content);
  const values = quickTextHyperparameters({ validationExamples: 0, batchSize: 4, ...changes });
  const data = prepareTexts(openTexts(directory), values);
  return textStartLines(values, data, { parameters: 99, stepsPerEpoch: 2 });
}

test('the log says what is trained, on how many tokens, with which vocabulary and what was left out', () => {
  expect(lines({ longestText: 3 })).toEqual([
    { level: 'info', text: 'Model: Recurrent VAE with 99 parameters.' },
    {
      level: 'info',
      text: 'Data: 5 texts of 3.2 tokens to train on, 1 to test; 2 steps of 4 in an epoch, padded to 3, 4 tokens.',
    },
    {
      level: 'info',
      text: 'Vocabulary: 7 tokens with the reserved ones; 0.0 % of the training tokens are unknown, 50.0 % of the test tokens.',
    },
    { level: 'info', text: '2 texts are longer than 3 tokens and are left out (1 of training, 1 of test).' },
  ]);
});

test('nothing is said of texts that are left out where none are', () => {
  expect(lines({ modelKind: 'language-model' }).map(({ text }) => text.split(' ')[0])).toEqual([
    'Model:',
    'Data:',
    'Vocabulary:',
  ]);
});

test('XLA that was asked for and is not used is a warning', () => {
  expect(lines({ xla: 'on' }).at(-1)).toMatchObject({ level: 'warning', text: expect.stringMatching(/XLA/) as string });
});
