import * as tf from '@tensorflow/tfjs-core';
import { dense } from '#shared/networks/dense.ts';
import { dropout } from '#shared/networks/dropout.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { stackedRows } from '#shared/networks/time-steps.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { recurrentDecoderStates, recurrentSummary } from './recurrent-text.ts';
import { outputLogits } from './text-embedding.ts';
import { withLabels } from './text-labels.ts';
import { textPosterior } from './text-posterior.ts';
import type { TextPosterior } from './text-posterior.ts';
import { textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { tokenSteps } from './text-tokens.ts';
import { encodeTopics } from './topic-model.ts';
import { bagOfWords } from './topic-words.ts';
import { transformerDecoderStates, transformerSummary } from './transformer-model.ts';

export interface EncoderInputs {
  /** A row a text: see `reservedTokens`. (B, T), int32 */
  readonly tokens: tf.Tensor2D;
  /** Of a model that is told the label of each text. (B), int32 */
  readonly labels: tf.Tensor1D | null;
}

export interface DecoderContext {
  /** (B, Z); null of a language model. */
  readonly z: tf.Tensor2D | null;
  /** As in `EncoderInputs`. (B), int32 */
  readonly labels: tf.Tensor1D | null;
}

/**
 * q(z|x) of texts. Padding changes nothing. With a key the model learns: it draws its dropout with it and normalizes by
 * the batch; without one it is as it stays. (B, Z)
 */
export function encodeText(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { tokens, labels }: EncoderInputs,
  learningKey: RandomKey | null,
): TextPosterior {
  const steps = tokenSteps(tokens); // (T, B)
  const { modelKind, network } = spec;
  if (modelKind === 'language-model') throw new Error('encodeText: a language model has no encoder');
  if (network === 'topics') {
    return encodeTopics(spec, parameters, bagOfWords(steps), learningKey);
  }
  const summary =
    network === 'recurrent'
      ? recurrentSummary(spec, parameters, steps, learningKey)
      : transformerSummary(spec, parameters, steps, learningKey);
  const known = withLabels(spec, parameters, 'encoder', summary, labels)!; // the summary is there
  return textPosterior(spec, parameters, known, { isLearning: learningKey !== null });
}

/**
 * Logits of the token after each of the given ones: inputs are steps (T, B) that begin with the start mark. Row t · B + b
 * belongs to step t of sentence b; a step sees the inputs up to it and no later one. For a key see `encodeText`. (T·B, V)
 */
export function decodeTextSteps(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { z, labels, inputs }: DecoderContext & { readonly inputs: tf.Tensor2D },
  learningKey: RandomKey | null,
): tf.Tensor2D {
  const context = withLabels(spec, parameters, 'decoder', z, labels); // (B, C)
  const states =
    spec.network === 'recurrent'
      ? recurrentDecoderStates(spec, parameters, { context, inputs }, learningKey)
      : transformerDecoderStates(spec, parameters, { context, inputs }, learningKey); // (T, B, H)
  const kept = dropout(states, { rate: spec.dropout, place: 'decoder/output', rowAxis: 1 }, learningKey);
  return outputLogits(spec, parameters, stackedRows(kept));
}

/** `decodeTextSteps` by sentence, nothing dropped: inputs (B, T), int32, that begin with the start mark → (B, T, V). */
export function decodeTextLogits(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { z, labels, inputs }: DecoderContext & { readonly inputs: tf.Tensor2D },
): tf.Tensor3D {
  const [batchSize, stepCount] = inputs.shape;
  const { vocabularySize } = textSizes(spec);
  const logits = decodeTextSteps(spec, parameters, { z, labels, inputs: tokenSteps(inputs) }, null); // (T·B, V)
  return tf.transpose(tf.reshape(logits, [stepCount, batchSize, vocabularySize]), [1, 0, 2]);
}

/**
 * Logits of every token of a text, where a decoder writes a bag of words: from z alone through one hidden layer. For a key
 * see `encodeText`. (B, V)
 */
export function decodeBagLogits(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { z, labels }: DecoderContext,
  learningKey: RandomKey | null,
): tf.Tensor2D {
  const context = withLabels(spec, parameters, 'decoder', z, labels); // (B, C)
  if (!context) throw new Error('decodeBagLogits: a bag of words is written from z or a label, neither is given');
  const hidden = tf.tanh(dense(parameters, 'decoder/bag', context)); // (B, H)
  const kept = dropout(hidden, { rate: spec.dropout, place: 'decoder/output', rowAxis: 0 }, learningKey);
  return outputLogits(spec, parameters, kept);
}
