import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { SearchSpace } from '#shared/search/search-space.ts';

/** Values of each dimension in their order; a point of the table is one of each. */
export const vaeGrid = [
  { name: 'learningRate', values: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1] },
  { name: 'latentSize', values: [3, 6, 12, 24] },
  { name: 'width', values: [32, 96, 288] },
  { name: 'beta', values: [0.5, 1, 2] },
  { name: 'batchSize', values: [32, 128] },
] as const;

/** All dimensions have an order, so the search sees the places of their values: integers from 0. */
export const vaeGridSpace: SearchSpace = vaeGrid.map(({ name, values }) => {
  return { kind: 'integer', name, minimum: 0, maximum: values.length - 1, log: false };
});

export const gridSize = vaeGrid.reduce<number>((size, { values }) => size * values.length, 1);

export type GridSettings = Readonly<Record<(typeof vaeGrid)[number]['name'], number>>;

/** The values at a place of the grid, from 0; the last dimension changes fastest. */
export function gridSettings(place: number): GridSettings {
  const settings: Partial<Record<keyof GridSettings, number>> = {};
  let left = place;
  for (const { name, values } of vaeGrid.toReversed()) {
    settings[name] = values[left % values.length]!;
    left = Math.floor(left / values.length);
  }
  return settings as GridSettings; // every dimension was set
}

/** Of a point of `vaeGridSpace`. */
export function gridPlace(point: Readonly<Record<string, number>>): number {
  return vaeGrid.reduce((place, { name, values }) => place * values.length + point[name]!, 0);
}

/** What is trained at a point. */
export function trainedHyperparameters({
  learningRate,
  latentSize,
  width,
  beta,
  batchSize,
}: GridSettings): Hyperparameters {
  return {
    ...sameForAll,
    encoderLearningRate: learningRate,
    decoderLearningRate: learningRate,
    latentSize,
    encoderWidths: [width],
    decoderWidths: [width],
    beta,
    batchSize,
  };
}

const sameForAll: Hyperparameters = {
  ...defaultHyperparameters,
  trainingExamples: 3000,
  validationExamples: 1000,
  binarization: 'threshold',
  likelihood: 'bernoulli',
  optimizer: 'adam',
  epochs: 9,
  seed: 1,
  engine: 'native',
  threads: 1,
  xla: 'off',
};
