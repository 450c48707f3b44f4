import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from './own-gradient.ts';
import { firstOmitted, lastOmitted, stacked, stackedRows } from './time-steps.ts';

export interface GruWeights {
  /** U (H, 3H): reset gate, update gate, candidate. */
  readonly recurrentKernel: tf.Tensor2D;
  /** Of the candidate alone: of the gates it would be added to the bias that `projected` has already. (H) */
  readonly candidateBias: tf.Tensor1D;
}

/**
 * Hidden states after each of T steps of gated recurrent units (Cho et al. 2014) with the reset gate behind the
 * product, as in PyTorch and in Keras's `reset_after`: r = σ(x_r + h · U_r), u = σ(x_u + h · U_u),
 * n = tanh(x_n + r (h · U_n + b)), h' = n + u (h − n). (T, B, H)
 *
 * `projected` (T, B, 3H) are the inputs after their affine map; `initial` is (B, H). The gradient is built like that of
 * `lstmStates`.
 */
export function gruStates(projected: tf.Tensor3D, weights: GruWeights, initial: tf.Tensor2D): tf.Tensor3D {
  const { recurrentKernel, candidateBias } = weights;
  return withOwnGradient([projected, recurrentKernel, candidateBias, initial], (save) => {
    const { hidden, gates, candidates, recalled } = forward(projected, weights, initial);
    save([recurrentKernel, hidden, gates, candidates, recalled]);
    return { value: firstOmitted(hidden), gradient: backward };
  });
}

type Saved = readonly [tf.Tensor2D, tf.Tensor3D, tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];

/** Everything of all steps; `hidden` is (T + 1, B, H) and begins with the initial state. */
function forward(projected: tf.Tensor3D, { recurrentKernel, candidateBias }: GruWeights, initial: tf.Tensor2D) {
  const size = recurrentKernel.shape[0];
  const [gateInputs = [], candidateInputs = []] = tf
    .split(projected, [2 * size, size], 2)
    .map((part) => tf.unstack(part));
  const none = () => new Array<tf.Tensor2D>();
  const steps = { hidden: [initial], gates: none(), candidates: none(), recalled: none() };
  let hidden = initial;
  for (const [t, gateInput] of gateInputs.entries()) {
    const product = tf.matMul(hidden, recurrentKernel); // (B, 3H)
    const [gateSums, candidateSum] = tf.split(product, [2 * size, size], 1) as [tf.Tensor2D, tf.Tensor2D]; // two parts
    const gates: tf.Tensor2D = tf.sigmoid(tf.add(gateInput, gateSums)); // (B, 2H)
    const [reset, update] = tf.split(gates, 2, 1) as [tf.Tensor2D, tf.Tensor2D]; // two halves
    const recalled: tf.Tensor2D = tf.add(candidateSum, candidateBias); // (B, H)
    const candidate: tf.Tensor2D = tf.tanh(tf.add(candidateInputs[t]!, tf.mul(reset, recalled)));
    hidden = tf.add(candidate, tf.mul(update, tf.sub(hidden, candidate)));
    steps.hidden.push(hidden);
    steps.gates.push(gates);
    steps.candidates.push(candidate);
    steps.recalled.push(recalled);
  }
  return {
    hidden: stacked(steps.hidden),
    gates: stacked(steps.gates), // (T, B, 2H)
    candidates: stacked(steps.candidates), // (T, B, H)
    recalled: stacked(steps.recalled), // (T, B, H)
  };
}

/** Gradients by the inputs of `gruStates`, from dy (T, B, H) and what its forward loop saved. */
function backward(dy: tf.Tensor3D, saved: readonly tf.Tensor[]): tf.Tensor[] {
  const [recurrentKernel, hidden, gates, candidates, recalled] = saved as Saved; // in the order of `save`
  const slopes = gateSlopes(lastOmitted(hidden), gates, candidates, recalled);
  const transposed: tf.Tensor2D = tf.transpose(recurrentKernel); // (3H, H)
  const perStep = { dy: tf.unstack(dy), update: tf.unstack(slopes.update), products: tf.unstack(slopes.products) };
  let dHidden = tf.zerosLike(perStep.dy[0]!) as tf.Tensor2D; // (B, H), one step of dy
  const dStates = new Array<tf.Tensor2D>(dy.shape[0]);
  const dProducts = new Array<tf.Tensor2D>(dy.shape[0]);
  for (let t = dy.shape[0] - 1; t >= 0; t--) {
    dHidden = tf.add(dHidden, perStep.dy[t]!);
    dStates[t] = dHidden;
    dProducts[t] = tf.mul(tf.concat([dHidden, dHidden, dHidden], 1), perStep.products[t]!); // (B, 3H)
    dHidden = tf.add(tf.matMul(dProducts[t]!, transposed), tf.mul(dHidden, perStep.update[t]!));
  }
  const stackedProducts = stacked(dProducts); // (T, B, 3H)
  const dKernel = tf.matMul(stackedRows(lastOmitted(hidden)), stackedRows(stackedProducts), true); // (H, 3H)
  const size = recurrentKernel.shape[0];
  const [dGates, dRecalled] = tf.split(stackedProducts, [2 * size, size], 2) as [tf.Tensor3D, tf.Tensor3D]; // two parts
  const dProjected = tf.concat([dGates, tf.mul(stacked(dStates), slopes.candidate)], 2); // (T, B, 3H)
  return [dProjected, dKernel, tf.sum(dRecalled, [0, 1]), dHidden];
}

/** Derivatives of the next state inside each step, for all steps at once; `previous` are the states before. */
function gateSlopes(previous: tf.Tensor3D, gates: tf.Tensor3D, candidates: tf.Tensor3D, recalled: tf.Tensor3D) {
  const [reset, update] = tf.split(gates, 2, 2) as [tf.Tensor3D, tf.Tensor3D]; // two halves
  const sigmoidSlopes = tf.split(tf.sub(gates, tf.square(gates)), 2, 2); // σ' = σ − σ²
  const candidate: tf.Tensor3D = tf.mul(tf.sub(1, update), tf.sub(1, tf.square(candidates)));
  const byReset = tf.mul(candidate, tf.mul(recalled, sigmoidSlopes[0]!));
  const byUpdate = tf.mul(tf.sub(previous, candidates), sigmoidSlopes[1]!);
  return {
    /** By the state before, past the gates. (T, B, H) */
    update,
    /** By what enters the tanh. (T, B, H) */
    candidate,
    /** By the three parts of h · U. (T, B, 3H) */
    products: tf.concat([byReset, byUpdate, tf.mul(candidate, reset)], 2),
  };
}
