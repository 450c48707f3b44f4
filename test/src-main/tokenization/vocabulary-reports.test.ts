import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { VocabularyRequest } from '#shared/contract/vocabulary.ts';
import { createVocabularyReports } from '#main/tokenization/vocabulary-reports.ts';

const texts = { train: ['a b', 'a c', 'a d', 'a e'], test: ['a z'] };
const manifest = { language: 'en' } as Pick<TextManifest, 'language' | 'splits'>; // the splits are not asked for
const request: VocabularyRequest = {
  hash: 'h',
  tokenization: 'words',
  letterCase: 'lower',
  vocabularySize: 3,
  longestText: 40,
  trainingExamples: 0,
  validationExamples: 0,
};

function reports() {
  const opened: string[] = [];
  const report = createVocabularyReports((hash) => {
    opened.push(hash);
    if (hash === 'none') throw new WorkbenchError('dataset/not-found', 'There is none.');
    return { manifest, texts: (split) => texts[split] };
  });
  return { opened, report: (changes: Partial<VocabularyRequest> = {}) => report({ ...request, ...changes }) };
}

test('counts the training split, and holds out the test split', async () => {
  const { report } = reports();
  expect(await report()).toMatchObject({
    trainingTexts: 4,
    heldOut: { split: 'test', texts: 1 },
    kinds: 5,
    kept: 3,
    unknownShare: { training: 2 / 8, heldOut: 1 / 2 },
  });
});

test('validation texts have no say in the vocabulary, as in a run', async () => {
  const { report } = reports();
  expect(await report({ validationExamples: 1, vocabularySize: 9 })).toMatchObject({
    trainingTexts: 3,
    heldOut: { split: 'validation', texts: 1 },
    kinds: 4, // a, and three of the others
    unknownShare: { training: 0, heldOut: 1 / 2 },
  });
  expect(await report({ trainingExamples: 2 })).toMatchObject({ trainingTexts: 2, kinds: 3 });
});

test('more examples than there are count as all, and one is left to train on', async () => {
  const { report } = reports();
  expect(await report({ trainingExamples: 99 })).toMatchObject({ trainingTexts: 4 });
  expect(await report({ validationExamples: 99 })).toMatchObject({ trainingTexts: 1, heldOut: { texts: 3 } });
});

test('counts once for all sizes, and anew for another way to cut', async () => {
  const { report, opened } = reports();
  const [small, large] = await Promise.all([report({ vocabularySize: 1 }), report({ vocabularySize: 5 })]);
  expect([small.kept, large.kept, opened.length]).toEqual([1, 5, 1]);
  await report({ longestText: 1 });
  expect(opened).toHaveLength(1);
  await report({ tokenization: 'subwords' });
  await report({ tokenization: 'subwords', vocabularySize: 4 });
  await report({ letterCase: 'kept' });
  expect(opened).toHaveLength(3);
});

test('forgets what was not asked for long', async () => {
  const { report, opened } = reports();
  await report();
  for (const hash of ['1', '2', '3', '4']) await report({ hash });
  await report({ hash: '1' });
  expect(opened).toEqual(['h', '1', '2', '3', '4']);
  await report();
  expect(opened.at(-1)).toBe('h');
});

test('hands on why a dataset cannot be opened', async () => {
  const { report } = reports();
  await expect(report({ hash: 'none' })).rejects.toMatchObject({ code: 'dataset/not-found' });
});
