import { expect, test } from 'vitest';
import type { NeighborsAnswer } from '#shared/contract/text-mining.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: NeighborsAnswer = {
  kind: 'neighbors',
  byCode: [{ text: 'She is a friend.', place: 3, distance: 0.45678 }],
  byWords: [{ text: 'Mary is a girl.', place: 9, distance: 0.25 }],
};

test('asks for the neighbors of a text and shows them beside the baseline', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'neighbors', 'last', 'she', '--count', '1', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'neighbors', text: 'she', count: 1, label: null }]);
  expect(json).toEqual([answer]);
  const { out } = await fakeCli(['text', 'neighbors', 'last', 'she'], { reading });
  expect(out).toEqual([
    'nearest training text by code  distance\nShe is a friend.                 0.4568',
    '',
    'by word weights, the baseline  1 − cosine\nMary is a girl.                      0.25',
  ]);
});
