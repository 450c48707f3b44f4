import * as tf from '@tensorflow/tfjs-core';
import { gruStates } from './gru.ts';
import { lstmStates, lstmStep } from './lstm.ts';
import { parameter } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';
import { stackedRows } from './time-steps.ts';

export type RecurrentCell = 'lstm' | 'gru';

/** Parts of the kernel and the bias, each H wide: see `lstmStates` and `gruStates`. */
const partCounts: Readonly<Record<RecurrentCell, number>> = { lstm: 4, gru: 3 };

export interface RecurrentLayer {
  readonly cell: RecurrentCell;
  readonly place: string;
}

/** Inputs of the layer and where it starts. */
export interface RecurrentInputs {
  /** (T, B, in) */
  readonly steps: tf.Tensor3D;
  /** What every step takes in besides, through a kernel of its own: as if it were appended to each input. (B, C) */
  readonly context: tf.Tensor2D | null;
  /** The LSTM's cell before the first step; the hidden state of both cells is its tanh. (B, H) */
  readonly initial: tf.Tensor2D;
}

/** Hidden states of the layer `place` after each step. (T, B, H) */
export function recurrentStates(
  { cell, place }: RecurrentLayer,
  parameters: ParameterTree,
  { steps, context, initial }: RecurrentInputs,
): tf.Tensor3D {
  const { recurrentKernel, projected } = projectedSteps(place, parameters, steps, context);
  const hidden = tf.tanh(initial);
  if (cell === 'lstm') return lstmStates(projected, recurrentKernel, { hidden, cell: initial });
  const candidateBias = parameter<tf.Rank.R1>(parameters, `${place}/candidateBias`);
  return gruStates(projected, { recurrentKernel, candidateBias }, hidden);
}

/** Where a layer stands between two steps; a GRU has no cell. (B, H) each */
export interface RecurrentState {
  readonly hidden: tf.Tensor2D;
  readonly cell: tf.Tensor2D | null;
}

/** The state of `recurrentStates` before its first step. */
export function initialRecurrentState(cell: RecurrentCell, initial: tf.Tensor2D): RecurrentState {
  return { hidden: tf.tanh(initial), cell: cell === 'lstm' ? initial : null };
}

/** One step of `recurrentStates`: from inputs (B, in) the next state. */
export function nextRecurrentState(
  { place }: RecurrentLayer,
  parameters: ParameterTree,
  {
    inputs,
    context,
    state,
  }: Pick<RecurrentInputs, 'context'> & {
    readonly inputs: tf.Tensor2D;
    readonly state: RecurrentState;
  },
): RecurrentState {
  const [batchSize, inputSize] = inputs.shape;
  const steps: tf.Tensor3D = tf.reshape(inputs, [1, batchSize, inputSize]);
  const { recurrentKernel, projected } = projectedSteps(place, parameters, steps, context);
  if (state.cell) {
    const step: tf.Tensor2D = tf.reshape(projected, [batchSize, projected.shape[2]]);
    const { hidden, cell } = lstmStep(step, recurrentKernel, { hidden: state.hidden, cell: state.cell });
    return { hidden, cell };
  }
  const candidateBias = parameter<tf.Rank.R1>(parameters, `${place}/candidateBias`);
  const states = gruStates(projected, { recurrentKernel, candidateBias }, state.hidden); // (1, B, H)
  return { hidden: tf.reshape(states, state.hidden.shape), cell: null };
}

/** Inputs and context after their affine map (T, B, G·H), and the kernel (H, G·H) of the states. */
function projectedSteps(place: string, parameters: ParameterTree, steps: tf.Tensor3D, context: tf.Tensor2D | null) {
  const inputKernel = parameter<tf.Rank.R2>(parameters, `${place}/inputKernel`); // (in, G·H)
  const bias = parameter<tf.Rank.R1>(parameters, `${place}/bias`); // (G·H)
  const [stepCount, batchSize] = steps.shape;
  const products = tf.matMul(stackedRows(steps), inputKernel); // (T·B, G·H), of all steps in one product
  const byStep: tf.Tensor3D = tf.reshape(products, [stepCount, batchSize, inputKernel.shape[1]]);
  const constant = context
    ? tf.add(tf.matMul(context, parameter<tf.Rank.R2>(parameters, `${place}/contextKernel`)), bias) // (B, G·H)
    : bias;
  const recurrentKernel = parameter<tf.Rank.R2>(parameters, `${place}/recurrentKernel`); // (H, G·H)
  const projected: tf.Tensor3D = tf.add(byStep, constant);
  return { recurrentKernel, projected };
}

/** Shapes of the layer `place`; `contextSize` 0 is a layer without a context. */
export function recurrentShapes(
  { cell, place }: RecurrentLayer,
  sizes: { readonly input: number; readonly context: number; readonly hidden: number },
): ParameterShapes {
  const width = partCounts[cell] * sizes.hidden;
  return {
    [`${place}/inputKernel`]: [sizes.input, width],
    ...(sizes.context > 0 ? { [`${place}/contextKernel`]: [sizes.context, width] } : {}),
    [`${place}/recurrentKernel`]: [sizes.hidden, width],
    [`${place}/bias`]: [width],
    ...(cell === 'gru' ? { [`${place}/candidateBias`]: [sizes.hidden] } : {}),
  };
}

/**
 * Bias before the first step: 1 for the forget gate of an LSTM, else 0. With 1 a cell starts out keeping most of what
 * it holds, so that gradients reach far steps from the first update on (Jozefowicz et al. 2015, section 3.2).
 */
export function initialRecurrentBias(cell: RecurrentCell, hiddenSize: number): Float32Array {
  const bias = new Float32Array(partCounts[cell] * hiddenSize);
  return cell === 'lstm' ? bias.fill(1, hiddenSize, 2 * hiddenSize) : bias;
}
