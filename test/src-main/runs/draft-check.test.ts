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
