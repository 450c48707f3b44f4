import { expect, test } from 'vitest';
import type { ClustersAnswer } from '#shared/contract/text-mining.ts';
import { clustersWords } from '#main/cli/commands/text-clusters.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const seeded = (mean: number) => ({ mean, standardDeviation: 0.0625 });

const answer: ClustersAnswer = {
  kind: 'clusters',
  texts: 5,
  trainingTexts: 10,
  heldOutTexts: 3,
  seeds: 5,
  clusters: [
    { size: 3, words: ['he', 'his'], coherence: 0.5, examples: [{ text: 'He is here.', place: 2, distance: 0.5 }] },
    { size: 2, words: ['?'], coherence: null, examples: [] },
  ],
  byCode: { coherence: seeded(-0.25), agreement: { normalizedMutualInformation: seeded(0.5), purity: seeded(0.75) } },
  byWords: { coherence: seeded(0.125), agreement: null },
  atRandom: { coherence: null, agreement: null },
};

test('asks for as many clusters and shows words, examples and the baseline', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'clusters', 'last', '--k', '2', '--seeds', '3', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'clusters', clusters: 2, examples: 2, seed: 1, seeds: 3 }]);
  expect(json).toEqual([answer]);
  const words = clustersWords(answer).join('\n');
  expect(words).toContain(
    '5 of 10 training texts in 2 clusters.\n\n3 texts, NPMI 0.500: he his\n    He is here.\n2 texts, NPMI –: ?\n',
  );
  expect(words).toContain('Measured on 3 test texts, mean ± standard deviation of 5 seeds:');
  expect(words).toMatch(/by code +−0\.250 ± 0\.06[23] +0\.500 ± 0\.06[23] +0\.750 ± 0\.06[23]\n/);
  expect(words).toMatch(/by word weights, the baseline +0\.125 ± 0\.06[23] +– +–\n/);
  expect(clustersWords({ ...answer, seeds: 1 }).join('\n')).toContain('mean of one seed');
});
