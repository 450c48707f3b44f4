import * as tf from '@tensorflow/tfjs-core';
import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import type { TrainedModel } from '#main/exports/trained-model.ts';
import { aRun } from '#test/src-main/cli/fake-services.ts';

/** A small model as training leaves it: no bias is 0, and weights are `scale` times those of the start. */
export function aModel(
  changes: Partial<Hyperparameters>,
  dataShape: readonly number[] = [4, 3, 2],
  scale = 1,
): TrainedModel {
  const hyperparameters: Hyperparameters = {
    ...defaultHyperparameters,
    encoderWidths: [7, 5],
    decoderWidths: [5, 6],
    latentSize: 3,
    ...changes,
  };
  const weights = Object.entries(initialParameters({ ...ofImageModel(hyperparameters), dataShape }, 11)).map(
    ([name, { shape, values }]) => {
      const data = values.map((value, index) => (value === 0 ? Math.sin(index + name.length) : value) * scale);
      return [name, numberArray('float32', shape, data)] as const;
    },
  );
  return { run: aRun({ hyperparameters }), dataShape, epoch: 2, step: 20, weights: Object.fromEntries(weights) };
}

/** The parameters of a model as tensors, for our own `encode` and `decode`. */
export function tensors(model: TrainedModel): Record<string, tf.Tensor> {
  const entries = Object.entries(model.weights).map(
    ([name, { shape, data }]) => [name, tf.tensor(data, [...shape])] as const,
  );
  return Object.fromEntries(entries);
}
