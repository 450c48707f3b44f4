import * as tf from '@tensorflow/tfjs-core';
import { causalMask, nextStep, paddingMask } from '#shared/networks/attention.ts';
import type { AttentionMask } from '#shared/networks/attention.ts';
import { dense, denseShapes } from '#shared/networks/dense.ts';
import { dropout } from '#shared/networks/dropout.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { stackedRows } from '#shared/networks/time-steps.ts';
import { nextTransformerStep, transformerLayers, transformerShapes } from '#shared/networks/transformer-layer.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { embeddedSteps } from './text-embedding.ts';
import { textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { meanStates, realTokens } from './text-tokens.ts';

type Side = 'encoder' | 'decoder';

/** In a state of decoding: how many steps were taken. */
const stepsReached = 'steps';

/**
 * What a transformer makes of steps (T, B): the mean over the real tokens of what self-attention among them gives; padding
 * is neither seen nor counted. 0 for a text without a token. (B, H)
 */
export function transformerSummary(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  steps: tf.Tensor2D,
  learningKey: RandomKey | null,
): tf.Tensor2D {
  const real = realTokens(steps); // (T, B)
  const embedded = embeddedSteps(spec, parameters, 'encoder', steps, learningKey); // (T, B, H)
  const inputs = { steps: withPositions(parameters, 'encoder', embedded), mask: paddingMask(real) };
  return meanStates(layersOf(spec, parameters, 'encoder', inputs, learningKey), real);
}

/**
 * What the decoder knows after each step: causal self-attention, where a step sees itself and those before it. The context
 * (B, C) goes through a dense layer into every step, added to its embedding, as in the denoising autoencoders of Shen et
 * al. (2020) and the embedding form of Optimus (Li et al. 2020); without one it is a language model.
 * Steps (T, B) → (T, B, H)
 */
export function transformerDecoderStates(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { context, inputs }: { readonly context: tf.Tensor2D | null; readonly inputs: tf.Tensor2D },
  learningKey: RandomKey | null,
): tf.Tensor3D {
  const embedded = embeddedSteps(spec, parameters, 'decoder', inputs, learningKey); // (T, B, H)
  const words = withPositions(parameters, 'decoder', embedded);
  const steps: tf.Tensor3D = context ? tf.add(words, dense(parameters, 'decoder/context', context)) : words;
  return layersOf(spec, parameters, 'decoder', { steps, mask: causalMask(inputs.shape[0]) }, learningKey);
}

/**
 * One step of `transformerDecoderStates` more, nothing dropped: tokens (B), int32, of the step that `state` has reached, with
 * the context as there → (B, H), and the state after it.
 */
export function nextTransformerState(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { context, tokens }: { readonly context: tf.Tensor2D | null; readonly tokens: tf.Tensor1D },
  state: ParameterTree,
): { readonly hidden: tf.Tensor2D; readonly state: ParameterTree } {
  const [batchSize] = tokens.shape;
  const steps = parameter<tf.Rank.R1>(state, stepsReached); // (B)
  const where = nextStep(steps, textSizes(spec).longestText);
  const table = parameter<tf.Rank.R2>(parameters, positionsTable('decoder')); // (longest, H)
  const positions: tf.Tensor2D = tf.matMul(tf.reshape(where.isHere, [batchSize, table.shape[0]]), table); // (B, H)
  const embedded = embeddedSteps(spec, parameters, 'decoder', tf.reshape(tokens, [1, batchSize]), null); // (1, B, H)
  const word = scaled(tf.add<tf.Tensor2D>(stackedRows(embedded), positions)); // (B, H)
  const step: tf.Tensor2D = context ? tf.add(word, dense(parameters, 'decoder/context', context)) : word;
  const caches = cacheNames(spec).map(({ keys, values }) => ({
    keys: parameter<tf.Rank.R4>(state, keys),
    values: parameter<tf.Rank.R4>(state, values),
  }));
  const layers = { caches, heads: spec.attentionHeads };
  const next = nextTransformerStep(layers, parameters, layersPlace('decoder'), { step, where });
  const after = cacheNames(spec).flatMap(({ keys, values }, layer) => {
    const cache = next.caches[layer]!; // one for each layer
    return [[keys, cache.keys] as const, [values, cache.values] as const];
  });
  return { hidden: next.output, state: { [stepsReached]: tf.add(steps, 1), ...Object.fromEntries(after) } };
}

/** Shapes of the state of so many texts; 0 everywhere before the start mark. Rows of the batch lie along the first axis. */
export function transformerStateShapes(spec: TextModelSpecification, batchSize: number): ParameterShapes {
  const cache = [batchSize, spec.attentionHeads, textSizes(spec).longestText, spec.hiddenSize / spec.attentionHeads];
  const caches = cacheNames(spec).flatMap(({ keys, values }) => [[keys, cache] as const, [values, cache] as const]);
  return { [stepsReached]: [batchSize], ...Object.fromEntries(caches) };
}

/** Shapes of `transformerSummary` but for its embedding. */
export function transformerEncoderShapes(spec: TextModelSpecification): ParameterShapes {
  return sideShapes(spec, 'encoder');
}

/** Shapes of `transformerDecoderStates` but for its embedding; `contextSize` 0 is a decoder without a context. */
export function transformerDecoderShapes(spec: TextModelSpecification, contextSize: number): ParameterShapes {
  return {
    ...(contextSize > 0 ? denseShapes('decoder/context', contextSize, spec.hiddenSize) : {}),
    ...sideShapes(spec, 'decoder'),
  };
}

function sideShapes(spec: TextModelSpecification, side: Side): ParameterShapes {
  return {
    [positionsTable(side)]: [textSizes(spec).longestText, spec.hiddenSize],
    ...transformerShapes(layersPlace(side), spec.transformerLayers, spec.hiddenSize),
  };
}

function layersOf(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  side: Side,
  inputs: { readonly steps: tf.Tensor3D; readonly mask: AttentionMask },
  learningKey: RandomKey | null,
): tf.Tensor3D {
  const layers = {
    count: spec.transformerLayers,
    heads: spec.attentionHeads,
    regularized: (branch: tf.Tensor3D, place: string) =>
      dropout(branch, { rate: spec.dropout, place, rowAxis: 1 }, learningKey),
  };
  return transformerLayers(layers, parameters, layersPlace(side), inputs);
}

/**
 * Tokens and their places, each place with learned numbers, times √H: embeddings start small, and what the layers add
 * would drown them (Vaswani et al. 2017, section 3.4). (T, B, H)
 */
function withPositions(parameters: ParameterTree, side: Side, embedded: tf.Tensor3D): tf.Tensor3D {
  const table = parameter<tf.Rank.R2>(parameters, positionsTable(side)); // (longest, H)
  const [stepCount, , size] = embedded.shape;
  const [longest] = table.shape;
  if (stepCount > longest) throw new Error(`transformer: texts of ${stepCount} tokens, expected at most ${longest}`);
  const places = tf.reshape(tf.slice(table, [0, 0], [stepCount, size]), [stepCount, 1, size]);
  return scaled(tf.add(embedded, places));
}

function scaled<T extends tf.Tensor>(tokens: T): T {
  return tf.mul(tokens, Math.sqrt(tokens.shape.at(-1)!)); // a token has numbers
}

function cacheNames({ transformerLayers: count }: TextModelSpecification) {
  return Array.from({ length: count }, (_, layer) => ({ keys: `layer${layer}/keys`, values: `layer${layer}/values` }));
}

function positionsTable(side: Side): string {
  return `${side}/positions`;
}

function layersPlace(side: Side): string {
  return `${side}/transformer`;
}
