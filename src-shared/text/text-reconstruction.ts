import * as tf from '@tensorflow/tfjs-core';
import { bagCrossEntropy } from '#shared/networks/bag-cross-entropy.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { softmaxCrossEntropy } from '#shared/networks/softmax-cross-entropy.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { decodeBagLogits, decodeTextSteps } from './text-model.ts';
import type { DecoderContext } from './text-model.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { decoderInputs, realTokens, tokenSteps, withWordsDropped } from './text-tokens.ts';
import { decodeTopics } from './topic-model.ts';
import { bagOfWords, bagReconstruction } from './topic-words.ts';

export interface TextReconstruction {
  /** −log p(x|z) in nats, summed over the tokens of each text, the end mark included; a topic model knows none. (B) */
  readonly nats: tf.Tensor1D;
  /** How many tokens were summed over. (B) */
  readonly tokenCount: tf.Tensor1D;
  /** Moving statistics of the decoder, as in `TextPosterior`. */
  readonly moving: ParameterTree;
}

/** How well p(x|z) fits the tokens (B, T), int32. Padding adds exactly 0. For a key see `encodeText`. */
export function textReconstruction(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { tokens, ...context }: DecoderContext & { readonly tokens: tf.Tensor2D },
  learningKey: RandomKey | null,
): TextReconstruction {
  const steps = tokenSteps(tokens); // (T, B)
  if (spec.network === 'topics') {
    if (!context.z) throw new Error('textReconstruction: a topic model writes from z, none is given');
    const bag = bagOfWords(steps);
    const { logits, moving } = decodeTopics(spec, parameters, context.z, learningKey);
    return { nats: bagReconstruction(logits, bag), tokenCount: tf.sum(bag.isWord, 0), moving };
  }
  const real = realTokens(steps); // (T, B)
  const nats =
    spec.wordDecoder === 'in-order'
      ? natsInOrder(spec, parameters, { ...context, steps }, learningKey)
      : bagCrossEntropy(decodeBagLogits(spec, parameters, context, learningKey), steps); // (T, B)
  return { nats: tf.sum(tf.mul(nats, real), 0), tokenCount: tf.sum(real, 0), moving: {} };
}

/** −log p of each token given z and those before it. (T, B) */
function natsInOrder(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { steps, ...context }: DecoderContext & { readonly steps: tf.Tensor2D },
  learningKey: RandomKey | null,
): tf.Tensor2D {
  const inputs = withWordsDropped(decoderInputs(steps), spec.wordDropout, learningKey); // (T, B)
  const logits = decodeTextSteps(spec, parameters, { ...context, inputs }, learningKey); // (T·B, V)
  return tf.reshape(softmaxCrossEntropy(logits, tf.reshape(steps, [steps.size])), steps.shape);
}
