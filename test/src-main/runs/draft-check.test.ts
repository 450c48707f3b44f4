import { expect, test } from 'vitest';
import { stepsPerEpoch } from '#main/runs/draft-check.ts';
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
