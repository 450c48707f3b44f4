import type * as tf from '@tensorflow/tfjs-core';

/** Tensors by name; names are paths such as `encoder/hidden0/kernel`. */
export type ParameterTree = Readonly<Record<string, tf.Tensor>>;

/** Shapes by the same names, in the order of the network. */
export type ParameterShapes = Readonly<Record<string, readonly number[]>>;

/** Numbers by the same names, row-major: what is saved, sent and exported. */
export type ParameterValues = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>
>;

/** A parameter by its name; throws with the names that there are. */
export function parameter<R extends tf.Rank>(parameters: ParameterTree, name: string): tf.Tensor<R> {
  const tensor = parameters[name];
  if (!tensor) throw new Error(`parameter: "${name}" is missing; there are ${Object.keys(parameters).join(', ')}`);
  // The rank follows from the name by `parameterShapes`; a wrong one fails in the operation that uses it.
  return tensor as tf.Tensor<R>;
}

/** Shapes of parts of a network as those of the whole, in their order. */
export function mergedShapes(parts: readonly ParameterShapes[]): ParameterShapes {
  return Object.fromEntries(parts.flatMap((shapes) => Object.entries(shapes)));
}
