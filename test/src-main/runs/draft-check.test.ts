import { expect, test } from 'vitest';
import { checkDraft, stepsPerEpoch } from '#main/runs/draft-check.ts';
import { runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('the last, shorter batch is a step too, and asking for more examples than are left takes all', () => {
  const { draft, manifest } = runServiceFixture(); // 200 examples, 40 of them for validation, batches of 30
  const { hyperparameters } = draft();
  const steps = (changes: Partial<typeof hyperparameters>) =>
    stepsPerEpoch(manifest, draft({ hyperparameters: { ...hyperparameters, ...changes } }));
  expect(steps({})).toBe(6);
  expect(steps({ trainingExamples: 60 })).toBe(2);
  expect(steps({ batchSize: 1000 })).toBe(1);
  expect(steps({ validationExamples: 0 })).toBe(7);
});

test('a network that the images are too small for is refused before anything starts, by the name of its row', () => {
  const { workspace, draft } = runServiceFixture(); // images of 6 × 6
  const convolutional = (convolutionChannels: readonly number[]) =>
    draft({ hyperparameters: { ...draft().hyperparameters, network: 'convolutional', convolutionChannels } });
  expect(checkDraft(workspace, convolutional([8, 8])).shape).toEqual([6, 6, 1]);
  expect(() => checkDraft(workspace, convolutional([8, 8, 8, 8]))).toThrow(
    /^convolutionChannels: 4 halvings expect images of at least 9 × 9 pixels, the data is \(6, 6, 1\); .*\.$/,
  );
});

test('texts are refused, since models are for images', () => {
  const { workspace, draft, manifest } = runServiceFixture();
  const { name, hash, classes, source, importedAt } = manifest;
  const split = { count: 200, classCounts: [], characters: 2000 };
  workspace.datasets.insert({
    ...{ formatVersion: 1, kind: 'texts', language: 'en', name: `${name} in words`, classes, source, importedAt },
    hash: hash.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    splits: { train: split, test: split },
    leftOut: { empty: 0, duplicates: 0 },
  });
  const texts = workspace.datasets.list().find(({ kind }) => kind === 'texts');
  expect(() => checkDraft(workspace, draft({ datasetHash: texts?.hash ?? '' }))).toThrow(
    expect.objectContaining({ code: 'dataset/wrong-kind' }),
  );
});
