import { expect, test } from 'vitest';
import type { ClustersAnswer } from '#shared/contract/text-mining.ts';
import { clustersWords } from '#main/cli/commands/text-clusters.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: ClustersAnswer = {
  kind: 'clusters',
  texts: 5,
  trainingTexts: 10,
  clusters: [
    { size: 3, words: ['he', 'his'], examples: [{ text: 'He is here.', place: 2, distance: 0.5 }] },
    { size: 2, words: ['?'], examples: [] },
  ],
  byCode: { coherence: -0.25, agreement: { normalizedMutualInformation: 0.5, purity: 0.75 } },
  byWords: { coherence: 0.125, agreement: null },
  atRandom: { coherence: null, agreement: null },
};

test('asks for as many clusters and shows words, examples and the baseline', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'clusters', 'last', '--k', '2', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'clusters', clusters: 2, examples: 2, seed: 1 }]);
  expect(json).toEqual([answer]);
  const words = clustersWords(answer).join('\n');
  expect(words).toContain('5 of 10 training texts in 2 clusters.\n\n3 texts: he his\n    He is here.\n2 texts: ?\n');
  expect(words).toMatch(/by code +-0\.25 +0\.5 +0\.75\n/);
  expect(words).toMatch(/by word weights, the baseline +0\.125 +– +–\n/);
});
