import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { batchParts, inputsOfPart, keyOfPart } from './batch-parts.ts';
import type { BatchPart } from './batch-parts.ts';
import type { FunctionResult, PureFunction } from './pure-function.ts';
import { stepInputs } from './training-function.ts';

export interface RowDefinition {
  readonly name: string;
  /** Inputs whose first axis is the batch. */
  readonly batch: PureFunction['inputs'];
  readonly parts: number;
}

type Outputs = Readonly<Record<string, tf.Tensor>>;

/** A function that works row by row and changes no state: parts of the batch do not wait for each other. */
export function rowFunction(
  { name, batch, parts }: RowDefinition,
  outputsOf: (state: ParameterTree, inputs: ParameterTree) => Outputs,
): PureFunction {
  return {
    name,
    inputs: batch,
    run: (state, inputs) =>
      inParts({ batch, parts }, (part) => outputsOf(state, inputsOfPart(inputs, Object.keys(batch), part))),
  };
}

/** The same for a function that draws: each row gets the numbers that it would get undivided. */
export function drawingRowFunction(
  { name, batch, parts }: RowDefinition,
  outputsOf: (state: ParameterTree, inputs: ParameterTree, key: RandomKey) => Outputs,
): PureFunction {
  return {
    name,
    inputs: { ...batch, key: stepInputs.key },
    run: (state, inputs) =>
      inParts({ batch, parts }, (part) => {
        const key = keyOfPart(parameter<tf.Rank.R1>(inputs, 'key'), part);
        return outputsOf(state, inputsOfPart(inputs, Object.keys(batch), part), key);
      }),
  };
}

function inParts(
  { batch, parts }: Pick<RowDefinition, 'batch' | 'parts'>,
  outputsOf: (part: BatchPart) => Outputs,
): FunctionResult {
  const total = Object.values(batch)[0]!.shape[0]!;
  const done = batchParts(total, parts).map(outputsOf);
  const names = Object.keys(done[0]!);
  const outputs = names.map((name) => {
    const rows = done.map((part) => part[name]!);
    return [name, rows.length === 1 ? rows[0]! : tf.concat(rows, 0)] as const;
  });
  return { outputs: Object.fromEntries(outputs), updates: {} };
}
