import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { PartKey } from '#shared/random/random-key.ts';

/** Some consecutive rows of a batch. */
export interface BatchPart {
  readonly start: number;
  readonly count: number;
  readonly total: number;
}

/** A batch in so many parts, as equal as can be; never a part without rows. */
export function batchParts(total: number, parts: number): readonly BatchPart[] {
  const used = Math.max(1, Math.min(parts, total));
  const starts = Array.from({ length: used + 1 }, (_, i) => Math.round((i * total) / used));
  return starts.slice(1).map((end, i) => ({ start: starts[i]!, count: end - starts[i]!, total }));
}

/** The rows of a part of each of these inputs; the inputs themselves when the part is all of the batch. */
export function inputsOfPart(inputs: ParameterTree, names: readonly string[], part: BatchPart): ParameterTree {
  if (part.count === part.total) return inputs;
  const rows = names.map((name) => {
    const whole = inputs[name]!;
    const rest = whole.shape.slice(1);
    return [name, tf.slice(whole, [part.start, ...rest.map(() => 0)], [part.count, ...rest])] as const;
  });
  return { ...inputs, ...Object.fromEntries(rows) };
}

/** The key that draws for a part what it draws for the whole batch. */
export function keyOfPart(key: tf.Tensor1D, { start, total, count }: BatchPart): tf.Tensor1D | PartKey {
  return count === total ? key : { whole: key, start, total };
}
