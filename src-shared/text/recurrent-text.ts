import * as tf from '@tensorflow/tfjs-core';
import { dense, denseShapes } from '#shared/networks/dense.ts';
import { mergedShapes } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import {
  initialRecurrentState,
  nextRecurrentState,
  recurrentShapes,
  recurrentStates,
} from '#shared/networks/recurrent-layer.ts';
import type { RecurrentState } from '#shared/networks/recurrent-layer.ts';
import { stackedRows } from '#shared/networks/time-steps.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { embeddedSteps } from './text-embedding.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { lastStates, meanStates, realTokens, reversedTexts } from './text-tokens.ts';

const forwardsPlace = 'encoder/recurrent';
const backwardsPlace = 'encoder/recurrentBackwards';
const decoderPlace = 'decoder/recurrent';

/**
 * What a recurrent encoder makes of steps (T, B): the state after the last token; read both ways, the means of the states
 * over all tokens, of both cells side by side (BiMeanVAE, Iso et al. 2021). (B, H) or (B, 2H)
 */
export function recurrentSummary(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  steps: tf.Tensor2D,
  learningKey: RandomKey | null,
): tf.Tensor2D {
  const real = realTokens(steps); // (T, B)
  const embedded = embeddedSteps(spec, parameters, 'encoder', steps, learningKey); // (T, B, E)
  const initial = tf.zeros<tf.Rank.R2>([steps.shape[1], spec.hiddenSize]);
  const statesOf = (place: string, inputs: tf.Tensor3D) =>
    recurrentStates({ cell: spec.cell, place }, parameters, { steps: inputs, context: null, initial });
  const forwards = statesOf(forwardsPlace, embedded); // (T, B, H)
  if (spec.encoderDirections === 'forwards') return lastStates(forwards, real);
  const backwards = statesOf(backwardsPlace, reversedTexts(embedded, real)); // (T, B, H)
  return tf.concat2d([meanStates(forwards, real), meanStates(backwards, real)], 1);
}

/** How many numbers `recurrentSummary` gives. */
export function recurrentSummarySize({ encoderDirections, hiddenSize }: TextModelSpecification): number {
  return encoderDirections === 'forwards' ? hiddenSize : 2 * hiddenSize;
}

/**
 * Hidden states of a recurrent decoder that reads its context (B, C) at every step and starts from it (He et al. 2019);
 * without a context it is a language model, which starts at 0. Steps (T, B) → (T, B, H)
 */
export function recurrentDecoderStates(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { context, inputs }: { readonly context: tf.Tensor2D | null; readonly inputs: tf.Tensor2D },
  learningKey: RandomKey | null,
): tf.Tensor3D {
  return recurrentStates({ cell: spec.cell, place: decoderPlace }, parameters, {
    steps: embeddedSteps(spec, parameters, 'decoder', inputs, learningKey),
    context,
    initial: decoderStart(spec, parameters, context, inputs.shape[1]),
  });
}

/** Where `recurrentDecoderStates` begins; `batchSize` says how many texts there are where there is no context. */
export function initialDecoderState(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  context: tf.Tensor2D | null,
  batchSize: number,
): RecurrentState {
  return initialRecurrentState(spec.cell, decoderStart(spec, parameters, context, batchSize));
}

/** One step of `recurrentDecoderStates` more, nothing dropped: tokens (B), int32, with the context as there. */
export function nextDecoderState(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { context, tokens }: { readonly context: tf.Tensor2D | null; readonly tokens: tf.Tensor1D },
  state: RecurrentState,
): RecurrentState {
  const embedded = embeddedSteps(spec, parameters, 'decoder', tf.reshape(tokens, [1, tokens.shape[0]]), null); // (1, B, E)
  const step = { inputs: stackedRows(embedded), context, state };
  return nextRecurrentState({ cell: spec.cell, place: decoderPlace }, parameters, step);
}

function decoderStart(
  { hiddenSize }: TextModelSpecification,
  parameters: ParameterTree,
  context: tf.Tensor2D | null,
  batchSize: number,
): tf.Tensor2D {
  return context ? dense(parameters, 'decoder/initialState', context) : tf.zeros([batchSize, hiddenSize]);
}

/** Shapes of `recurrentSummary` but for its embedding. */
export function recurrentEncoderShapes({
  cell,
  encoderDirections,
  embeddingSize,
  hiddenSize,
}: TextModelSpecification): ParameterShapes {
  const places = encoderDirections === 'forwards' ? [forwardsPlace] : [forwardsPlace, backwardsPlace];
  const sizes = { input: embeddingSize, context: 0, hidden: hiddenSize };
  return mergedShapes(places.map((place) => recurrentShapes({ cell, place }, sizes)));
}

/** Shapes of `recurrentDecoderStates` but for its embedding; `contextSize` 0 is a decoder without a context. */
export function recurrentDecoderShapes(
  { cell, embeddingSize, hiddenSize }: TextModelSpecification,
  contextSize: number,
): ParameterShapes {
  const sizes = { input: embeddingSize, context: contextSize, hidden: hiddenSize };
  return {
    ...(contextSize > 0 ? denseShapes('decoder/initialState', contextSize, hiddenSize) : {}),
    ...recurrentShapes({ cell, place: decoderPlace }, sizes),
  };
}
