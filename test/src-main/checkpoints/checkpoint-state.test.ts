import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { checkpointStateSchema } from '#main/checkpoints/checkpoint-state.ts';

const state = {
  formatVersion: 1,
  step: 1,
  epoch: 0,
  batch: 1,
  partialSums: {},
  secondsInEpoch: 0,
  earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
  bestCheckpoint: null,
  engine: 'wasm 4.22.0',
  hyperparameters: defaultHyperparameters,
  datasetHash: 'a',
  dataShape: [2, 2, 1],
  weightsHash: 'b',
};

test('accepts a whole state and refuses a missing part, a newer format and a step that is no count', () => {
  expect(checkpointStateSchema.safeParse(state).success).toBe(true);
  expect(checkpointStateSchema.safeParse({ ...state, engine: undefined }).success).toBe(false);
  expect(checkpointStateSchema.safeParse({ ...state, formatVersion: 2 }).success).toBe(false);
  expect(checkpointStateSchema.safeParse({ ...state, step: -1 }).success).toBe(false);
});

test('reads a state that is older than a row with the default of the row, and refuses a row that is not in the table', () => {
  const { network: _, convolutionChannels: __, ...older } = defaultHyperparameters;
  expect(checkpointStateSchema.parse({ ...state, hyperparameters: older })).toEqual({
    ...state,
    encoderTraining: null,
  });
  const unknown = { ...defaultHyperparameters, depth: 3 };
  expect(checkpointStateSchema.safeParse({ ...state, hyperparameters: unknown }).success).toBe(false);
  expect(checkpointStateSchema.safeParse({ ...state, hyperparameters: undefined }).success).toBe(false);
});
