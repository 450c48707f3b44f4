import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { textMovingShapes, textParameterShapes } from '#shared/text/text-parameters.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import type { Float64Moments, Float64TextParameters } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { randomParameters } from '../parameter-tensors.ts';

/** Of the longest example text, with its end mark, of the vocabulary and of the labels. */
export const exampleShape = [6, 9, 3] as const;

/** A small model, with nothing equal to anything else. */
export function smallTextModel(changes: Partial<TextModelSpecification> = {}): TextModelSpecification {
  const sizes = { embeddingSize: 3, hiddenSize: 4, latentSize: 2, dataShape: exampleShape };
  return { ...defaultHyperparameters, network: 'recurrent', ...sizes, ...changes };
}

/** What may differ between recurrent models of texts, each kind once. */
export const textModels: Readonly<Record<string, Partial<TextModelSpecification>>> = {
  'an LSTM': { cell: 'lstm' },
  'a GRU': { cell: 'gru' },
  'an autoencoder': { modelKind: 'ae' },
  'a language model': { modelKind: 'language-model' },
  'an encoder that reads both ways': { encoderDirections: 'both-ways' },
  'GRUs that read both ways': { encoderDirections: 'both-ways', cell: 'gru' },
  'tied embeddings': { embeddings: 'tied' },
  'tied embeddings as wide as the state': { embeddings: 'tied', embeddingSize: 4 },
  'a decoder of bags of words': { wordDecoder: 'bag-of-words' },
  'a decoder of bags of words with tied embeddings': { wordDecoder: 'bag-of-words', embeddings: 'tied' },
  'a model that is told labels': { labelCondition: 'label' },
  'a language model that is told labels': { modelKind: 'language-model', labelCondition: 'label' },
  // above the KL of one dimension, and between those of the examples in the other
  'free bits between the KLs of two dimensions': { klFloor: 'free-bits', freeBits: 0.5 },
  'a committed rate': { klFloor: 'delta', committedRate: 3 },
  'normalized means': { klFloor: 'normalized-means', meanSpread: 0.8 },
};

/** Sentences of several lengths with their end marks, words repeated. */
export const exampleSentences: readonly (readonly number[])[] = [
  [4, 5, 4, 8, 6, reservedTokens.end],
  [7, reservedTokens.end],
  [5, 3, 5, 5, reservedTokens.end],
  [reservedTokens.end],
];

/** A label for each of them. */
export const exampleLabels: readonly number[] = [2, 0, 1, 2];

/** Sentences padded to a width. (B, T) */
export function padded(sentences: readonly (readonly number[])[], width: number): tf.Tensor2D {
  const rows = sentences.map((tokens) => [
    ...tokens,
    ...new Array<number>(width - tokens.length).fill(reservedTokens.padding),
  ]);
  return tf.tensor2d(rows, [sentences.length, width], 'int32');
}

/** What the decoder reads of a sentence when no word is dropped. */
export function shifted(tokens: readonly number[]): number[] {
  return [reservedTokens.start, ...tokens.slice(0, -1)];
}

/** What is learned, and what moves: variances above 0. */
export function exampleParameters(spec: TextModelSpecification): ParameterValues {
  const moving = Object.entries(randomParameters(textMovingShapes(spec), 0.6)).map(([name, { shape, values }]) => {
    const isVariance = name.endsWith('/movingVariance');
    return [name, { shape, values: isVariance ? values.map((value) => 0.2 + value ** 2) : values }] as const;
  });
  return { ...randomParameters(textParameterShapes(spec), 0.6), ...Object.fromEntries(moving) };
}

/** What normalized means are normalized by after training; null of other models. */
export function movingMoments(values: ParameterValues): Float64Moments | null {
  const [mean, variance] = [values['encoder/mu/movingMean'], values['encoder/mu/movingVariance']];
  return mean && variance ? { mean: [...mean.values], variance: [...variance.values] } : null;
}

/** As the oracle takes them. */
export function matrices(
  values: Readonly<Record<string, ArrayLike<number>>>,
  shapes: ParameterShapes,
): Float64TextParameters {
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const width = shape.at(-1)!;
    const numbers = Array.from(values[name]!);
    const count = numbers.length / width;
    return [name, Array.from({ length: count }, (_, row) => numbers.slice(row * width, (row + 1) * width))] as const;
  });
  return Object.fromEntries(entries);
}

export function numbersOf(values: ParameterValues): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(values).map(([name, { values: numbers }]) => [name, numbers]));
}
