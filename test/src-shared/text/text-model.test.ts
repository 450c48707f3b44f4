import type { ParameterTree } from '#shared/networks/parameters.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { decodeTextLogits, decodeTextSteps, encodeText } from '#shared/text/text-model.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64TextLogits, float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import {
  exampleParameters,
  exampleSentences,
  matrices,
  numbersOf,
  padded,
  shifted,
  smallTextModel,
} from './text-examples.ts';

useTextBackend();

const { end } = reservedTokens;
const reversed = [...exampleSentences].reverse();

describe.each(['lstm', 'gru'] as const)('a text model of %s', (cell) => {
  const spec = smallTextModel(cell);
  const values = exampleParameters(spec);
  const parameters = () => parameterTensors(values);
  const oracle = matrices(numbersOf(values), textParameterShapes(spec));
  const codes = () => tf.tensor2d(statelessNormal([3, 3], 2 * exampleSentences.length), [exampleSentences.length, 2]);
  const read = (tensor: tf.Tensor) => [...tensor.dataSync()];
  const encoded = (sentences: readonly (readonly number[])[], width: number) => {
    const { mu, logVar } = encodeText(spec, parameters(), padded(sentences, width));
    return read(tf.concat([mu, logVar!], 1));
  };

  it('encodes each sentence as float64 loops without padding do', () => {
    const expected = exampleSentences.flatMap((tokens) => {
      const { mu, logVar } = float64TextTerms(spec, oracle, { tokens, inputs: shifted(tokens), noise: [0, 0] });
      return [...mu, ...logVar];
    });
    expectAllClose(encoded(exampleSentences, 6), expected, 5e-6);
  });

  it('encodes a sentence in the same way alone, in another order and with more padding', () => {
    const all = encoded(exampleSentences, 6);
    exampleSentences.forEach((tokens, i) => {
      expectAllClose(encoded([tokens], tokens.length), all.slice(4 * i, 4 * i + 4), 1e-6);
    });
    expectAllClose(
      encoded(reversed, 9),
      exampleSentences.flatMap((_, i) => all.slice(12 - 4 * i, 16 - 4 * i)),
      1e-6,
    );
  });

  it('gives a row of padding alone a posterior that is finite', () => {
    expect(encoded([[]], 3).every(Number.isFinite)).toBe(true);
  });

  it('decodes the logits of float64 loops', () => {
    const inputs = exampleSentences.map(shifted);
    const logits = decodeTextLogits(spec, parameters(), codes(), padded(inputs, 6)).arraySync();
    inputs.forEach((row, b) => {
      const expected = float64TextLogits(spec, oracle, codes().arraySync()[b]!, row);
      expectAllClose(logits[b]!.slice(0, row.length).flat(), expected.flat(), 5e-6);
    });
  });

  it('decodes a step without knowing the words after it', () => {
    const decoded = (rows: number[][]) =>
      decodeTextLogits(spec, parameters(), tf.slice(codes(), [0, 0], [1, 2]), padded(rows, 5)).arraySync()[0]!;
    const [first, second] = [decoded([[1, 4, 5, 6, 7]]), decoded([[1, 4, 5, 8, end]])];
    expect(second.slice(0, 3)).toEqual(first.slice(0, 3));
    expect(second[3]).not.toEqual(first[3]);
    expect(decoded([[1, 4, 5]]).slice(0, 3)).toEqual(first.slice(0, 3));
  });

  it('decodes a row in the same way alone and in another order', () => {
    const inputs = exampleSentences.map(shifted);
    const all = decodeTextLogits(spec, parameters(), codes(), padded(inputs, 6)).arraySync();
    const backward = tf.reverse(codes(), 0);
    const turned = decodeTextLogits(spec, parameters(), backward, padded([...inputs].reverse(), 6)).arraySync();
    expectAllClose(turned.reverse().flat(2), all.flat(2), 1e-6);
    const alone = decodeTextLogits(spec, parameters(), tf.slice(codes(), [2, 0], [1, 2]), padded([inputs[2]!], 6));
    expectAllClose(alone.dataSync(), all[2]!.flat(), 1e-6);
  });

  it('reads z at every step, not only at the first', () => {
    const silent: ParameterTree = {
      ...parameters(),
      'decoder/initialState/kernel': tf.zeros([2, 4]), // z has no way in but the steps
    };
    const inputs = padded([[1, 4, 5, 6]], 4);
    const logits = (z: number[]) => decodeTextLogits(spec, silent, tf.tensor2d([z]), inputs).arraySync()[0]!;
    logits([0, 0]).forEach((row, t) => expect(row, `step ${t}`).not.toEqual(logits([1, 0])[t]));
  });

  it('starts from z too', () => {
    const width = (cell === 'lstm' ? 4 : 3) * 4;
    const silent: ParameterTree = { ...parameters(), 'decoder/recurrent/contextKernel': tf.zeros([2, width]) };
    const first = (z: number[]) =>
      read(decodeTextSteps(spec, silent, tf.tensor2d([z]), tf.tensor2d([[1]], [1, 1], 'int32')));
    expect(first([0, 0])).not.toEqual(first([1, 0]));
  });
});
