import { statelessNormal } from '#shared/random/stateless-random.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { bagOfWords, bagReconstruction, countedRows, tokenOfWord, wordCount } from '#shared/text/topic-words.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleSentences, padded } from './text-examples.ts';

useTextBackend();

const vocabularySize = 9;
const words = wordCount(vocabularySize); // the unknown one and five
const bag = (width = 6) => bagOfWords(tf.transpose(padded(exampleSentences, width)));

/** How often each word stands in each sentence. (B, V') */
const counts = exampleSentences.map((tokens) =>
  Array.from({ length: words }, (_, word) => tokens.filter((token) => token === word + 3).length),
);

describe('words of a bag', () => {
  it('are the unknown token and all behind it, numbered from 0', () => {
    expect(words).toBe(6);
    expect(tokenOfWord(0)).toBe(reservedTokens.unknown);
    const { words: numbers, isWord } = bagOfWords(tf.tensor2d([[1, 3, 8, 2, 0]], [1, 5], 'int32'));
    expect([...numbers.dataSync()]).toEqual([0, 0, 5, 0, 0]);
    expect([...isWord.dataSync()]).toEqual([0, 1, 1, 0, 0]);
  });
});

describe('countedRows', () => {
  it('is the counts times the kernel, whatever the order and the padding', () => {
    const kernel = tf.tensor2d(statelessNormal([7, 1], words * 3), [words, 3]);
    const expected = tf.matMul(tf.tensor2d(counts), kernel);
    expectAllClose(countedRows(kernel, bag()).dataSync(), expected.dataSync(), 1e-6);
    expectAllClose(countedRows(kernel, bag(9)).dataSync(), expected.dataSync(), 1e-6);
    const turned = exampleSentences.map((tokens) => [...tokens].reverse());
    const found = countedRows(kernel, bagOfWords(tf.transpose(padded(turned, 6))));
    expectAllClose(found.dataSync(), expected.dataSync(), 1e-6);
  });

  it('has the counts as its gradient: 0 for a word that does not occur', () => {
    const [gradient] = gradientsOf(
      (kernel: tf.Tensor2D) => countedRows(kernel, bag()),
      [tf.zeros<tf.Rank.R2>([words + 1, 1])],
    );
    const totals = Array.from({ length: words }, (_, word) => counts.reduce((sum, row) => sum + row[word]!, 0));
    expect([...gradient!.dataSync()]).toEqual([...totals, 0]);
  });
});

describe('bagReconstruction', () => {
  it('is n ln V′ of n words where all are equally likely, 0 without a word', () => {
    const found = bagReconstruction(tf.zeros([4, words]), bag());
    expectAllClose(
      found.dataSync(),
      [5, 1, 4, 0].map((n) => n * Math.log(6)),
      1e-6,
    );
  });

  it.each([1, 200])('has the value and the gradient of float64 for logits of about ± %s', (scale) => {
    const logits = statelessNormal([7, 2], 4 * words).map((value) => scale * value);
    const tensor = tf.tensor2d(logits, [4, words]);
    const expected = counts.map((row, b) => {
      const values = [...logits.subarray(b * words, (b + 1) * words)];
      const largest = Math.max(...values);
      const normalizer = largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
      const shares = values.map((value) => Math.exp(value - normalizer));
      const n = row.reduce((sum, count) => sum + count, 0);
      return {
        nats: row.reduce((sum, count, word) => sum + count * (normalizer - values[word]!), 0),
        gradient: row.map((count, word) => n * shares[word]! - count),
      };
    });
    expectAllClose(bagReconstruction(tensor, bag()).dataSync(), expected.map(({ nats }) => nats), 2e-6); // prettier-ignore
    const [gradient] = gradientsOf((x: tf.Tensor2D) => bagReconstruction(x, bag(8)), [tensor]);
    expectAllClose(gradient!.dataSync(), expected.flatMap((one) => one.gradient), 1e-5); // prettier-ignore
  });
});
