import { expect, test } from 'vitest';
import type { DuplicatesAnswer } from '#shared/contract/text-mining.ts';
import { duplicatesWords } from '#main/cli/commands/text-duplicates.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: DuplicatesAnswer = {
  kind: 'duplicates',
  trainingTexts: 10,
  groupCount: 2,
  duplicateTexts: 5,
  groups: [
    [
      { text: 'Go!', place: 1 },
      { text: 'go!', place: 4 },
    ],
  ],
};

test('asks for groups from a threshold on, and lists their texts', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'duplicates', 'last', '--threshold', '0.6', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'duplicates', threshold: 0.6, groups: 10 }]);
  expect(json).toEqual([answer]);
  expect(duplicatesWords(answer)).toEqual([
    '5 of 10 training texts are in 2 groups of near-duplicates.',
    '',
    'Go!',
    'go!',
  ]);
});

test('a threshold above 1 is refused', async () => {
  const { reading, asked } = answering(answer);
  const { code } = await fakeCli(['text', 'duplicates', 'last', '--threshold', '1.5'], { reading });
  expect(code).not.toBe(0);
  expect(asked).toEqual([]);
});
