import * as tf from '@tensorflow/tfjs-core';
import { bagCrossEntropy } from '#shared/networks/bag-cross-entropy.ts';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { reservedTokens } from './text-tokens.ts';

/** A model that knows no order has words for the unknown token and all ids behind it; the marks are no words. */
const firstWord = reservedTokens.unknown;

export function wordCount(vocabularySize: number): number {
  return vocabularySize - firstWord;
}

/** The token of a word. */
export function tokenOfWord(word: number): number {
  return word + firstWord;
}

/** Tokens of texts as words without an order. */
export interface BagOfWords {
  /** Number of the word of each token, 0 for one that is none. (T, B), int32 */
  readonly words: tf.Tensor2D;
  /** 1 for words, 0 for marks and padding. (T, B) */
  readonly isWord: tf.Tensor2D;
}

export function bagOfWords(steps: tf.Tensor2D): BagOfWords {
  const first = tf.scalar(firstWord, 'int32');
  const isWord: tf.Tensor2D = tf.greaterEqual(steps, first); // (T, B)
  const words = tf.where(isWord, tf.sub<tf.Tensor2D>(steps, first), tf.zerosLike(steps));
  return { words, isWord: tf.cast(isWord, 'float32') };
}

/**
 * The counts of the words (B, V') times a kernel (V', N), without the counts: the sum of the rows of all words, the
 * repeated ones too. (B, N)
 */
export function countedRows(kernel: tf.Tensor2D, { words, isWord }: BagOfWords): tf.Tensor2D {
  const [stepCount, batchSize] = words.shape;
  const rows = embeddingRows(kernel, tf.reshape(words, [words.size])); // (T·B, N)
  const byStep = tf.reshape(rows, [stepCount, batchSize, kernel.shape[1]]); // (T, B, N)
  return tf.sum(tf.mul(byStep, tf.reshape(isWord, [stepCount, batchSize, 1])), 0);
}

/** −Σ ln softmax(logits)[word] in nats over the words of each text; 0 for a text without words. (B, V') → (B) */
export function bagReconstruction(logits: tf.Tensor2D, { words, isWord }: BagOfWords): tf.Tensor1D {
  return tf.sum(tf.mul(bagCrossEntropy(logits, words), isWord), 0);
}
