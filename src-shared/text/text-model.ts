import * as tf from '@tensorflow/tfjs-core';
import { dense } from '#shared/networks/dense.ts';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { recurrentStates } from '#shared/networks/recurrent-layer.ts';
import type { RecurrentCell } from '#shared/networks/recurrent-layer.ts';
import { stackedRows } from '#shared/networks/time-steps.ts';
import { logVarBound } from '#shared/vae/model.ts';
import type { Posterior } from '#shared/vae/posterior.ts';
import { softUpperBound } from '#shared/vae/soft-bounds.ts';
import { lastStates, realTokens, tokenSteps } from './text-tokens.ts';

/** A sentence VAE (Bowman et al. 2016) whose decoder reads z at every step and starts from it (He et al. 2019). */
export interface TextModelSpecification {
  readonly cell: RecurrentCell;
  /** Reserved ids included. */
  readonly vocabularySize: number;
  readonly embeddingSize: number;
  readonly hiddenSize: number;
  readonly latentSize: number;
  /** Probability that the decoder reads a word while it learns; 1 is no word dropout. */
  readonly wordKeepRate: number;
}

/** q(z|x) of sentences (B, T), int32: see `reservedTokens` for a row. Padding changes nothing. (B, Z) */
export function encodeText(spec: TextModelSpecification, parameters: ParameterTree, tokens: tf.Tensor2D): Posterior {
  const steps = tokenSteps(tokens); // (T, B)
  const states = recurrentStates({ cell: spec.cell, place: 'encoder/recurrent' }, parameters, {
    steps: embeddedSteps(parameters, 'encoder/embedding', steps),
    context: null,
    initial: tf.zeros([steps.shape[1], spec.hiddenSize]),
  }); // (T, B, H)
  const summary = lastStates(states, realTokens(steps)); // (B, H)
  return {
    mu: dense(parameters, 'encoder/mu', summary),
    logVar: softUpperBound(dense(parameters, 'encoder/logVar', summary), logVarBound),
  };
}

/**
 * Logits of the token after each of the given ones: inputs are steps (T, B) that begin with the start mark, z is (B, Z).
 * Row t · B + b belongs to step t of sentence b; a step sees the inputs up to it and no later one. (T·B, V)
 */
export function decodeTextSteps(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  z: tf.Tensor2D,
  inputs: tf.Tensor2D,
): tf.Tensor2D {
  const states = recurrentStates({ cell: spec.cell, place: 'decoder/recurrent' }, parameters, {
    steps: embeddedSteps(parameters, 'decoder/embedding', inputs),
    context: z,
    initial: dense(parameters, 'decoder/initialState', z),
  }); // (T, B, H)
  return dense(parameters, 'decoder/output', stackedRows(states));
}

/** `decodeTextSteps` by sentence: inputs (B, T), int32, that begin with the start mark → (B, T, V). */
export function decodeTextLogits(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  z: tf.Tensor2D,
  inputs: tf.Tensor2D,
): tf.Tensor3D {
  const [batchSize, stepCount] = inputs.shape;
  const logits = decodeTextSteps(spec, parameters, z, tokenSteps(inputs)); // (T·B, V)
  return tf.transpose(tf.reshape(logits, [stepCount, batchSize, spec.vocabularySize]), [1, 0, 2]);
}

/** (T, B) → (T, B, E) */
function embeddedSteps(parameters: ParameterTree, name: string, steps: tf.Tensor2D): tf.Tensor3D {
  const table = parameter<tf.Rank.R2>(parameters, name); // (V, E)
  const rows = embeddingRows(table, tf.reshape(steps, [steps.size])); // (T·B, E)
  return tf.reshape(rows, [...steps.shape, table.shape[1]]);
}
