import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import type { DataSource } from '#renderer/state/data-source.ts';
import { readFixed, sweepTexts, writtenSweep } from '#renderer/state/sweep-draft.ts';
import type { SweepTexts } from '#renderer/state/sweep-draft.ts';
import { checkSweep } from '#renderer/state/sweep-draft-check.ts';
import type { CheckedSweep } from '#renderer/state/sweep-draft-check.ts';
import { exampleImages } from './data-examples.ts';

const smallest = {
  name: 'A sweep',
  space: [{ name: 'beta', kind: 'float', minimum: 0.5, maximum: 4 }],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'tpe' },
  trials: 10,
};

/** A definition as it comes out of a file. */
export function aSweep(parts: object = {}): SweepDefinition {
  return sweepDefinitionSchema.parse({ ...smallest, ...parts });
}

/** Every kind of row, of dimension and of condition, values of many kinds, two objectives and both bounds. */
export const fullSweep = aSweep({
  preset: 'mnist-quick',
  dataset: 'My digits',
  hyperparameters: { trainingExamples: 6000, encoderWidths: [64, 32], optimizer: 'sgd', latentSize: 8, threads: 0 },
  space: [
    { name: 'network', kind: 'choice', values: ['convolutional', 'dense'] },
    {
      name: 'convolutionChannels',
      kind: 'choice',
      values: [[16, 32], [8]],
      when: { name: 'network', isOneOf: ['convolutional'] },
    },
    {
      name: 'latentSize',
      kind: 'integer',
      minimum: 2,
      maximum: 32,
      log: true,
      when: { name: 'convolutionChannels', isOneOf: [[8], [16, 32]] },
    },
    { name: 'decoderWidths', kind: 'choice', values: [[], [128], [256, 128]] },
    { name: 'batchSize', kind: 'choice', values: [128, 32] },
    { name: 'beta', kind: 'integer', minimum: 1, maximum: 4, log: false },
    { name: 'decoderLearningRate', kind: 'float', minimum: 1e-5, maximum: 0.01, log: true },
  ],
  objectives: [
    { metric: 'epoch/validation/negativeElbo', goal: 'minimize' },
    { metric: 'final/test/knnAccuracy', goal: 'maximize' },
  ],
  constraints: [
    { metric: 'epoch/validation/kl', atLeast: 5 },
    { metric: 'epoch/train/secondsPerEpoch', atMost: 2.5 },
    { metric: 'epoch/validation/kl.0', atLeast: -1, atMost: 1e-3 },
  ],
  sampler: { name: 'nsga2', populationSize: 12 },
  pruner: { name: 'hyperband', minimumResource: 1, maximumResource: 9, reductionFactor: 2, synchronous: true },
  trials: 400,
  seed: 7,
});

export const aDataset = exampleImages();

export function textsOf(definition: SweepDefinition): SweepTexts {
  return sweepTexts(definition, defaultHyperparameters);
}

/** What the form makes of texts, on the defaults. */
export function writtenFrom(texts: SweepTexts): Record<string, unknown> {
  return writtenSweep(texts, readFixed(texts, defaultHyperparameters), defaultHyperparameters);
}

export function checkedFrom(texts: SweepTexts, source: DataSource | null = aDataset): CheckedSweep {
  const form = readFixed(texts, defaultHyperparameters);
  return checkSweep(texts, form, writtenSweep(texts, form, defaultHyperparameters), source);
}
