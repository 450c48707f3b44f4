import type { ParameterShapes, ParameterTree, ParameterValues } from '#shared/networks/parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';

export function parameterTensors(values: ParameterValues): ParameterTree {
  return Object.fromEntries(
    Object.entries(values).map(([name, { shape, values: numbers }]) => [name, tf.tensor(numbers, [...shape])]),
  );
}

/** Normal numbers for every parameter, biases and ln σ too, so that no gradient is tested at a point of symmetry. */
export function randomParameters(shapes: ParameterShapes, scale: number): ParameterValues {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length, 1);
      return [name, { shape, values: statelessNormal(placeSeed([1, 0], name), size).map((value) => scale * value) }];
    }),
  );
}
