import { textReconstruction } from '#shared/text/text-reconstruction.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleParameters, exampleSentences, padded, smallTextModel } from './text-examples.ts';

useTextBackend();

const z = () => tf.zeros<tf.Rank.R2>([exampleSentences.length, 2]);
const lengths = exampleSentences.map((tokens) => tokens.length);

/** A decoder whose logits are its bias, whatever it reads. */
function mute(changes: Parameters<typeof smallTextModel>[0], bias: number[]) {
  const spec = smallTextModel(changes);
  const parameters = parameterTensors(exampleParameters(spec));
  const kernel = tf.zerosLike(parameters['decoder/output/kernel']!);
  const mutedParameters = { ...parameters, 'decoder/output/kernel': kernel, 'decoder/output/bias': tf.tensor1d(bias) };
  const inputs = { z: z(), labels: null, tokens: padded(exampleSentences, 8) };
  return textReconstruction(spec, mutedParameters, inputs, null);
}

describe.each(['in-order', 'bag-of-words'] as const)('a decoder that writes %s', (wordDecoder) => {
  it('is charged for each word and the end mark, but for no padding, by hand', () => {
    const { nats, tokenCount } = mute({ wordDecoder }, new Array<number>(9).fill(0));
    expectAllClose(
      nats.dataSync(),
      lengths.map((length) => length * Math.log(9)),
      1e-6,
    );
    expect([...tokenCount.dataSync()]).toEqual(lengths);
  });

  it('is charged for the token that stands there, not for the one before', () => {
    const surprising = mute({ wordDecoder }, [0, 0, 100, 0, 0, 0, 0, 0, 0]); // all but the end mark
    expectAllClose(
      surprising.nats.dataSync(),
      lengths.map((length) => 100 * (length - 1)),
      1e-5,
    );
  });
});

it('a perplexity counts the end mark: exp of the nats by the tokens is the vocabulary where nothing is known', () => {
  const { nats, tokenCount } = mute({}, new Array<number>(9).fill(0));
  const [total, tokens] = [tf.sum(nats).dataSync()[0]!, tf.sum(tokenCount).dataSync()[0]!];
  expect(tokens).toBe(14);
  expect(Math.exp(total / tokens)).toBeCloseTo(9, 4);
});

it('a topic model is charged for words alone', () => {
  const spec = smallTextModel({ network: 'topics', encoderWidths: [3] });
  const inputs = { z: z(), labels: null, tokens: padded(exampleSentences, 8) };
  const { nats, tokenCount } = textReconstruction(spec, parameterTensors(exampleParameters(spec)), inputs, null);
  expect([...tokenCount.dataSync()]).toEqual(lengths.map((length) => length - 1));
  expect([...nats.dataSync()].map((one) => one > 0)).toEqual([true, true, true, false]);
});
