import { expect, test } from 'vitest';
import type { TopicsAnswer } from '#shared/contract/text-mining.ts';
import { topicsWords } from '#main/cli/commands/text-topics.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: TopicsAnswer = {
  kind: 'topics',
  trainingTexts: 10,
  heldOutTexts: 4,
  seeds: 5,
  topics: [
    { words: ['rain', 'sun'], coherence: 0.5 },
    { words: ['car', 'road'], coherence: -0.25 },
  ],
  byModel: { coherence: { mean: 0.125, standardDeviation: null }, diversity: { mean: 1, standardDeviation: null } },
  byWords: { coherence: { mean: 0.2, standardDeviation: 0.01 }, diversity: { mean: 0.9, standardDeviation: 0.02 } },
  atRandom: { coherence: { mean: -0.9, standardDeviation: 0.01 }, diversity: { mean: 0.95, standardDeviation: 0 } },
};

test('asks for words and seeds, and shows topics beside the baselines', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'topics', 'last', '--words', '2', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'topics', words: 2, seed: 1, seeds: 5 }]);
  expect(json).toEqual([answer]);
  expect(topicsWords(answer).join('\n').split('\n')).toEqual([
    'topic    NPMI  words',
    '    1   0.500  rain sun',
    '    2  −0.250  car road',
    '',
    'Measured on 4 test texts; the model was trained once, the others are of 5 seeds, mean ± standard deviation:',
    'words                                    NPMI            diversity',
    'of the topics                            0.125           1.000',
    'of groups by word weights, the baseline  0.200 ± 0.010   0.900 ± 0.020',
    'at random                                −0.900 ± 0.010  0.950 ± 0.000',
  ]);
});
