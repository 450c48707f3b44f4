import * as tf from '@tensorflow/tfjs-core';
import { activations } from '#shared/networks/activations.ts';
import { batchNorm, batchNormShapes, movingShapes } from '#shared/networks/batch-norm.ts';
import type { BatchNormalization } from '#shared/networks/batch-norm.ts';
import { dense, denseShapes } from '#shared/networks/dense.ts';
import { dropout } from '#shared/networks/dropout.ts';
import { mergedShapes, parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree, ParameterValues } from '#shared/networks/parameters.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { logVarBound } from '#shared/vae/model.ts';
import type { Posterior } from '#shared/vae/posterior.ts';
import { softUpperBound } from '#shared/vae/soft-bounds.ts';
import { textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { countedRows, tokenOfWord, wordCount } from './topic-words.ts';
import type { BagOfWords } from './topic-words.ts';

/** What a topic model computes, and with it the moving moments after this batch: none where nothing is learned. */
type WithMoments<T> = T & { readonly moving: ParameterTree };

/**
 * q(z|x) of ProdLDA (Srivastava & Sutton 2017, and their program): hidden layers on the counts of words,
 * dropout, and batch-normalized means and log-variances, without which topics collapse into each other. (B, K)
 * With a key it learns: dropout draws, and the moments are those of the batch instead of the moving ones.
 */
export function encodeTopics(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  bag: BagOfWords,
  learningKey: RandomKey | null,
): WithMoments<{ readonly posterior: Posterior }> {
  const activate = activations[spec.activation];
  const hidden = spec.encoderWidths.slice(1).reduce(
    (before, _, index) => activate(dense(parameters, `encoder/hidden${index + 1}`, before)),
    activate(denseOfCounts(parameters, 'encoder/hidden0', bag)), // (B, width)
  );
  const kept = dropout(hidden, { rate: spec.dropout, place: 'encoder/hidden', rowAxis: 0 }, learningKey);
  const normalized = (place: string) => normalizedProduct(parameters, place, kept, learningKey !== null);
  const mu = normalized('encoder/mu');
  if (spec.modelKind === 'ae') return { posterior: { mu: mu.output, logVar: null }, moving: mu.moving };
  const logVar = normalized('encoder/logVar');
  return {
    posterior: { mu: mu.output, logVar: softUpperBound(logVar.output, logVarBound) },
    moving: { ...mu.moving, ...logVar.moving },
  };
}

/**
 * Logits of the words of a text, of which any is drawn without regard to the others: the product of experts
 * softmax(norm(softmax(z) · β)), where β (K, V') is not normalized topic by topic. (B, K) → (B, V')
 */
export function decodeTopics(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  z: tf.Tensor2D,
  learningKey: RandomKey | null,
): WithMoments<{ readonly logits: tf.Tensor2D }> {
  const proportions = tf.softmax(z); // (B, K)
  const kept = dropout(proportions, { rate: spec.dropout, place: 'decoder/proportions', rowAxis: 0 }, learningKey);
  const { output, moving } = normalizedProduct(parameters, 'decoder/topics', kept, learningKey !== null);
  return { logits: output, moving };
}

/** Shapes of all that is learned, encoder first. A kernel before a normalization needs no bias: its shift is one. */
export function topicShapes(spec: TextModelSpecification): ParameterShapes {
  const { encoderWidths, latentSize } = spec;
  const words = wordCount(textSizes(spec).vocabularySize);
  const hidden = encoderWidths.map((width, index) =>
    denseShapes(`encoder/hidden${index}`, encoderWidths[index - 1] ?? words, width),
  );
  const lastWidth = encoderWidths.at(-1);
  if (lastWidth === undefined) throw new Error('topicShapes: encoderWidths is empty, expected one layer or more');
  const inner = codePlaces(spec).map((place) => normalizedShapes(place, lastWidth, latentSize));
  return mergedShapes([...hidden, ...inner, normalizedShapes('decoder/topics', latentSize, words)]);
}

/** Shapes of the moving moments, which no gradient changes: see `movingShapes`. */
export function topicMovingShapes(spec: TextModelSpecification): ParameterShapes {
  const inner = codePlaces(spec).map((place) => movingShapes(place, spec.latentSize));
  return mergedShapes([...inner, movingShapes('decoder/topics', wordCount(textSizes(spec).vocabularySize))]);
}

/**
 * Tokens of the `count` words that each topic favors most, best first: those of the largest weights in its row of β, as the
 * authors list them. Of equal weights the earlier word comes first. (K, count)
 */
export function topWords(parameters: ParameterValues, count: number): readonly (readonly number[])[] {
  const topics = parameters['decoder/topics/kernel'];
  if (!topics)
    throw new Error('topWords: "decoder/topics/kernel" is missing, expected the parameters of a topic model');
  const [topicCount = 0, words = 0] = topics.shape;
  return Array.from({ length: topicCount }, (_, topic) => {
    const weights = topics.values.subarray(topic * words, (topic + 1) * words);
    const order = Array.from(weights.keys()).sort((a, b) => weights[b]! - weights[a]!);
    return order.slice(0, count).map(tokenOfWord);
  });
}

function codePlaces({ modelKind }: TextModelSpecification): readonly string[] {
  return modelKind === 'ae' ? ['encoder/mu'] : ['encoder/mu', 'encoder/logVar'];
}

/** `dense` on the counts of words. (B, out) */
function denseOfCounts(parameters: ParameterTree, place: string, bag: BagOfWords): tf.Tensor2D {
  const kernel = parameter<tf.Rank.R2>(parameters, `${place}/kernel`); // (V', out)
  return tf.add(countedRows(kernel, bag), parameter<tf.Rank.R1>(parameters, `${place}/bias`));
}

function normalizedProduct(
  parameters: ParameterTree,
  place: string,
  x: tf.Tensor2D,
  isTraining: boolean,
): BatchNormalization {
  const product: tf.Tensor2D = tf.matMul(x, parameter<tf.Rank.R2>(parameters, `${place}/kernel`));
  return batchNorm(parameters, place, { scale: 1, isTraining }, product);
}

function normalizedShapes(place: string, inputSize: number, outputSize: number): ParameterShapes {
  return { [`${place}/kernel`]: [inputSize, outputSize], ...batchNormShapes(place, outputSize) };
}
