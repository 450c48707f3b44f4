import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from './own-gradient.ts';
import { firstOmitted, lastOmitted, stacked, stackedRows } from './time-steps.ts';

/** (B, H) each. */
export interface LstmState {
  readonly hidden: tf.Tensor2D;
  readonly cell: tf.Tensor2D;
}

/**
 * Hidden states after each of T steps of a long short-term memory (Hochreiter & Schmidhuber 1997, with the forget gate
 * of Gers et al. 2000): [i f o g] = x + h · U, c' = σ(f) c + σ(i) tanh(g), h' = σ(o) tanh(c'). (T, B, H)
 *
 * `projected` (T, B, 4H) are the inputs after their affine map, `recurrentKernel` U is (H, 4H). The gates lie in the
 * order input, forget, output, candidate, so that one sigmoid serves three of them. The gradient brings its own loop:
 * all that does not depend on later steps is computed for all steps at once, U is transposed once, and its own gradient
 * is one product over the stacked steps.
 */
export function lstmStates(projected: tf.Tensor3D, recurrentKernel: tf.Tensor2D, initial: LstmState): tf.Tensor3D {
  return withOwnGradient([projected, recurrentKernel, initial.hidden, initial.cell], (save) => {
    const { hidden, cells, gates, candidates } = forward(projected, recurrentKernel, initial);
    save([recurrentKernel, hidden, cells, gates, candidates]);
    return { value: firstOmitted(hidden), gradient: backward };
  });
}

/** One step of `lstmStates` from inputs (B, 4H) after their affine map: the next state, and the gates (B, 3H) and the candidate (B, H). */
export function lstmStep(projected: tf.Tensor2D, recurrentKernel: tf.Tensor2D, state: LstmState) {
  const size = recurrentKernel.shape[0];
  const sums = tf.add(projected, tf.matMul(state.hidden, recurrentKernel)); // (B, 4H)
  const [gateSums, candidateSum] = tf.split(sums, [3 * size, size], 1) as [tf.Tensor2D, tf.Tensor2D]; // two parts
  const gates = tf.sigmoid(gateSums); // (B, 3H)
  const candidate = tf.tanh(candidateSum); // (B, H)
  const [input, forget, output] = tf.split(gates, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]; // three parts
  const cell: tf.Tensor2D = tf.add(tf.mul(forget, state.cell), tf.mul(input, candidate));
  const hidden: tf.Tensor2D = tf.mul(output, tf.tanh(cell));
  return { hidden, cell, gates, candidate };
}

type Saved = readonly [tf.Tensor2D, tf.Tensor3D, tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];

/** Everything of all steps; `hidden` and `cells` are (T + 1, B, H) and begin with the initial state. */
function forward(projected: tf.Tensor3D, recurrentKernel: tf.Tensor2D, initial: LstmState) {
  let state = initial;
  const steps = {
    hidden: [initial.hidden],
    cells: [initial.cell],
    gates: new Array<tf.Tensor2D>(),
    candidates: new Array<tf.Tensor2D>(),
  };
  for (const x of tf.unstack(projected) as tf.Tensor2D[] /* matrices were stacked */) {
    const next = lstmStep(x, recurrentKernel, state);
    steps.hidden.push(next.hidden);
    steps.cells.push(next.cell);
    steps.gates.push(next.gates);
    steps.candidates.push(next.candidate);
    state = next;
  }
  return {
    hidden: stacked(steps.hidden),
    cells: stacked(steps.cells),
    gates: stacked(steps.gates), // (T, B, 3H)
    candidates: stacked(steps.candidates), // (T, B, H)
  };
}

/** Gradients by the inputs of `lstmStates`, from dy (T, B, H) and what its forward loop saved. */
function backward(dy: tf.Tensor3D, saved: readonly tf.Tensor[]): tf.Tensor[] {
  const [recurrentKernel, hidden, cells, gates, candidates] = saved as Saved; // in the order of `save`
  const slopes = gateSlopes(cells, gates, candidates);
  const transposed = tf.transpose(recurrentKernel); // (4H, H)
  const perStep = { dy: tf.unstack(dy), forget: tf.unstack(slopes.forget), cell: tf.unstack(slopes.cellByHidden) };
  const sums = tf.unstack(slopes.sums);
  let dHidden: tf.Tensor = tf.zerosLike(perStep.dy[0]!); // (B, H)
  let dCell = dHidden; // (B, H)
  const dProjected = new Array<tf.Tensor2D>(sums.length);
  for (let t = sums.length - 1; t >= 0; t--) {
    dHidden = tf.add(dHidden, perStep.dy[t]!);
    dCell = tf.add(dCell, tf.mul(dHidden, perStep.cell[t]!));
    dProjected[t] = tf.mul(tf.concat([dCell, dCell, dHidden, dCell], 1), sums[t]!); // (B, 4H)
    dHidden = tf.matMul(dProjected[t]!, transposed);
    dCell = tf.mul(dCell, perStep.forget[t]!);
  }
  const dSums = stacked(dProjected); // (T, B, 4H)
  const dKernel = tf.matMul(stackedRows(lastOmitted(hidden)), stackedRows(dSums), true); // (H, 4H)
  return [dSums, dKernel, dHidden, dCell];
}

/** Derivatives inside each step, for all steps at once. */
function gateSlopes(cells: tf.Tensor3D, gates: tf.Tensor3D, candidates: tf.Tensor3D) {
  const [input, forget, output] = tf.split(gates, 3, 2) as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D]; // three parts
  const sigmoidSlopes = tf.split(tf.sub(gates, tf.square(gates)), 3, 2); // σ' = σ − σ²
  const squashed = tf.tanh(firstOmitted(cells)); // (T, B, H)
  const byInput = tf.mul(candidates, sigmoidSlopes[0]!);
  const byForget = tf.mul(lastOmitted(cells), sigmoidSlopes[1]!);
  const byOutput = tf.mul(squashed, sigmoidSlopes[2]!);
  const byCandidate = tf.mul(input, tf.sub(1, tf.square(candidates)));
  return {
    /** Of the cell by the cell before. (T, B, H) */
    forget,
    /** Of the hidden state by the cell. (T, B, H) */
    cellByHidden: tf.mul(output, tf.sub(1, tf.square(squashed))),
    /** Of cell, cell, hidden state and cell by the sums that enter the four gates. (T, B, 4H) */
    sums: tf.concat([byInput, byForget, byOutput, byCandidate], 2),
  };
}
