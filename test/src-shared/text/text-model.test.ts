import type { ParameterTree } from '#shared/networks/parameters.ts';
import { decodeBagLogits, decodeTextLogits, decodeTextSteps, encodeText } from '#shared/text/text-model.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64TextLogits, float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import {
  exampleLabels,
  exampleParameters,
  exampleSentences,
  matrices,
  movingMoments,
  numbersOf,
  padded,
  shifted,
  smallTextModel,
  textModels,
} from './text-examples.ts';

useTextBackend();

const { end } = reservedTokens;
const labelsOf = (labels: readonly number[]) => tf.tensor1d([...labels], 'int32');
const models = Object.entries(textModels);
const withEncoder = models.filter(([, { modelKind }]) => modelKind !== 'language-model');
const inOrder = models.filter(([, { wordDecoder }]) => wordDecoder !== 'bag-of-words');

describe.each(withEncoder)('the encoder of %s', (_, changes) => {
  const spec = smallTextModel(changes);
  const values = exampleParameters(spec);
  const oracle = matrices(numbersOf(values), textParameterShapes(spec));
  const encoded = (sentences: readonly (readonly number[])[], width: number, labels = exampleLabels) => {
    const inputs = { tokens: padded(sentences, width), labels: labelsOf(labels) };
    const { mu, logVar } = encodeText(spec, parameterTensors(values), inputs, null).posterior;
    return [...tf.concat([mu, logVar ?? mu], 1).dataSync()];
  };

  it('encodes each sentence as float64 loops without padding do', () => {
    const expected = exampleSentences.flatMap((tokens, b) => {
      const sentence = { tokens, inputs: shifted(tokens), noise: [0, 0], label: exampleLabels[b]! };
      const { mu, logVar } = float64TextTerms(spec, oracle, sentence, movingMoments(values));
      return [...mu, ...(spec.modelKind === 'ae' ? mu : logVar)];
    });
    expectAllClose(encoded(exampleSentences, 6), expected, 5e-6);
  });

  it('encodes a sentence in the same way alone, in another order and with more padding', () => {
    const all = encoded(exampleSentences, 6);
    exampleSentences.forEach((tokens, i) => {
      expectAllClose(encoded([tokens], tokens.length, [exampleLabels[i]!]), all.slice(4 * i, 4 * i + 4), 1e-6);
    });
    expectAllClose(
      encoded([...exampleSentences].reverse(), 9, [...exampleLabels].reverse()),
      exampleSentences.flatMap((__, i) => all.slice(12 - 4 * i, 16 - 4 * i)),
      1e-6,
    );
  });

  it('gives a row of padding alone a posterior that is finite', () => {
    expect(encoded([[]], 3, [1]).every(Number.isFinite)).toBe(true);
  });
});

describe.each(inOrder)('the decoder of %s', (_, changes) => {
  const spec = smallTextModel(changes);
  const values = exampleParameters(spec);
  const oracle = matrices(numbersOf(values), textParameterShapes(spec));
  const codes = () => tf.tensor2d(statelessNormal([3, 3], 2 * exampleSentences.length), [exampleSentences.length, 2]);
  const decoded = (rows: readonly (readonly number[])[], width: number, sentences: readonly number[]) => {
    const z = spec.modelKind === 'language-model' ? null : tf.gather(codes(), [...sentences]);
    const labels = labelsOf(sentences.map((i) => exampleLabels[i]!));
    return decodeTextLogits(spec, parameterTensors(values), { z, labels, inputs: padded(rows, width) }).arraySync();
  };
  const inputs = exampleSentences.map(shifted);

  it('decodes the logits of float64 loops', () => {
    const logits = decoded(inputs, 6, [0, 1, 2, 3]);
    inputs.forEach((row, b) => {
      const z = spec.modelKind === 'language-model' ? [] : codes().arraySync()[b]!;
      const expected = float64TextLogits(spec, oracle, z, { inputs: row, label: exampleLabels[b]! });
      expectAllClose(logits[b]!.slice(0, row.length).flat(), expected.flat(), 5e-6);
    });
  });

  it('decodes a step without knowing the words after it', () => {
    const alone = (row: number[]) => decoded([row], 5, [0])[0]!;
    const [first, second] = [alone([1, 4, 5, 6, 7]), alone([1, 4, 5, 8, end])];
    expect(second.slice(0, 3)).toEqual(first.slice(0, 3));
    expect(second[3]).not.toEqual(first[3]);
    expect(alone([1, 4, 5]).slice(0, 3)).toEqual(first.slice(0, 3));
  });

  it('decodes a row in the same way alone and in another order', () => {
    const all = decoded(inputs, 6, [0, 1, 2, 3]);
    const turned = decoded([...inputs].reverse(), 6, [3, 2, 1, 0]);
    expectAllClose(turned.reverse().flat(2), all.flat(2), 1e-6);
    expectAllClose(decoded([inputs[2]!], 6, [2]).flat(2), all[2]!.flat(), 1e-6);
  });
});

describe.each(['lstm', 'gru'] as const)('a decoder of %s', (cell) => {
  const spec = smallTextModel({ cell });
  const values = exampleParameters(spec);
  const parameters = () => parameterTensors(values);

  it('reads z at every step, not only at the first', () => {
    const silent: ParameterTree = {
      ...parameters(),
      'decoder/initialState/kernel': tf.zeros([2, 4]), // z has no way in but the steps
    };
    const inputs = padded([[1, 4, 5, 6]], 4);
    const logits = (z: number[]) =>
      decodeTextLogits(spec, silent, { z: tf.tensor2d([z]), labels: null, inputs }).arraySync()[0]!;
    logits([0, 0]).forEach((row, t) => expect(row, `step ${t}`).not.toEqual(logits([1, 0])[t]));
  });

  it('starts from z too', () => {
    const width = (cell === 'lstm' ? 4 : 3) * 4;
    const silent: ParameterTree = { ...parameters(), 'decoder/recurrent/contextKernel': tf.zeros([2, width]) };
    const inputs = tf.tensor2d([[1]], [1, 1], 'int32');
    const first = (z: number[]) => [
      ...decodeTextSteps(spec, silent, { z: tf.tensor2d([z]), labels: null, inputs }, null).dataSync(),
    ];
    expect(first([0, 0])).not.toEqual(first([1, 0]));
  });
});

describe('a decoder of bags of words', () => {
  it.each(['separate', 'tied'] as const)('has the logits of float64 loops, embeddings %s', (embeddings) => {
    const spec = smallTextModel({ wordDecoder: 'bag-of-words', embeddings });
    const values = exampleParameters(spec);
    const oracle = matrices(numbersOf(values), textParameterShapes(spec));
    const z = [
      [0.3, -1],
      [2, 0.5],
    ];
    const found = decodeBagLogits(spec, parameterTensors(values), { z: tf.tensor2d(z), labels: null }, null);
    const expected = z.flatMap((code) => float64TextLogits(spec, oracle, code, { inputs: [1] })[0]!);
    expectAllClose(found.dataSync(), expected, 5e-6);
  });

  it('needs something to write from', () => {
    const spec = smallTextModel({ wordDecoder: 'bag-of-words' });
    const nothing = { z: null, labels: null };
    expect(() => decodeBagLogits(spec, {}, nothing, null)).toThrow('written from z or a label, neither is given');
  });
});

it('a model that is told labels refuses texts without, and a language model has nothing to encode', () => {
  const told = smallTextModel({ labelCondition: 'label' });
  const inputs = { tokens: padded(exampleSentences, 6), labels: null };
  expect(() => encodeText(told, parameterTensors(exampleParameters(told)), inputs, null)).toThrow('none are given');
  const language = smallTextModel({ modelKind: 'language-model' });
  expect(() => encodeText(language, {}, inputs, null)).toThrow('a language model has no encoder');
});
