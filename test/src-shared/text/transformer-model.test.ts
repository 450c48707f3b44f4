import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import {
  nextTransformerState,
  transformerDecoderShapes,
  transformerDecoderStates,
  transformerEncoderShapes,
  transformerStateShapes,
  transformerSummary,
} from '#shared/text/transformer-model.ts';
import { affine, float64TransformerLayers } from '#test/oracles/float64-transformer.ts';
import type { Float64Parameters } from '#test/oracles/float64-transformer.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleSentences, matrices, numbersOf, padded, shifted, smallTextModel } from './text-examples.ts';

useTextBackend();

const size = 6;
const spec = smallTextModel({
  network: 'transformer',
  hiddenSize: size,
  transformerLayers: 2,
  attentionHeads: 3,
  dataShape: [9, 9, 0],
});
const layers = { count: 2, heads: 3 };
const shapes: ParameterShapes = {
  'encoder/embedding': [9, size],
  ...transformerEncoderShapes(spec),
  'decoder/embedding': [9, size],
  ...transformerDecoderShapes(spec, 2),
};
const values = randomParameters(shapes, 0.5);
const parameters = () => parameterTensors(values);
const stepsOf = (sentences: readonly (readonly number[])[], width: number): tf.Tensor2D =>
  tf.transpose(padded(sentences, width)); // (T, B)
const codes = statelessNormal([3, 3], 2 * exampleSentences.length);
const key = (step = 5) => tf.tensor1d([3, step], 'int32');

/** Mean over the states of a sentence without padding. (H) */
function float64Summary(oracle: Float64Parameters, tokens: readonly number[]): number[] {
  const states = float64TransformerLayers(
    oracle,
    'encoder/transformer',
    layers,
    embedded(oracle, 'encoder', tokens),
    () => true,
  );
  return states[0]!.map((_, j) => states.reduce((sum, state) => sum + state[j]!, 0) / states.length);
}

/** (T, H) */
function float64States(oracle: Float64Parameters, z: readonly number[], inputs: readonly number[]): number[][] {
  const context = affine(oracle, 'decoder/context', z);
  const steps = embedded(oracle, 'decoder', inputs).map((row) => row.map((value, j) => value + context[j]!));
  return float64TransformerLayers(oracle, 'decoder/transformer', layers, steps, (from, to) => to <= from);
}

function embedded(oracle: Float64Parameters, side: string, tokens: readonly number[]): number[][] {
  return tokens.map((token, t) =>
    oracle[`${side}/embedding`]![token]!.map(
      (value, j) => Math.sqrt(size) * (value + oracle[`${side}/positions`]![t]![j]!),
    ),
  );
}

const summaries = (sentences: readonly (readonly number[])[], width: number, tree = parameters()) =>
  transformerSummary(spec, tree, stepsOf(sentences, width), null).arraySync();

/** States of each sentence, (B, T, H). */
function states(
  sentences: readonly (readonly number[])[],
  width: number,
  z: ArrayLike<number> | null,
  tree = parameters(),
) {
  const context = z ? tf.tensor2d(Array.from(z), [sentences.length, 2]) : null;
  const found = transformerDecoderStates(spec, tree, { context, inputs: stepsOf(sentences, width) }, null);
  return tf.transpose(found, [1, 0, 2]).arraySync();
}

describe('transformerSummary', () => {
  it('is that of float64 loops without padding', () => {
    const oracle = matrices(numbersOf(values), shapes);
    const expected = exampleSentences.flatMap((tokens) => float64Summary(oracle, tokens));
    expectAllClose(summaries(exampleSentences, 6).flat(), expected, 1e-5);
  });

  it('is the same for a sentence alone, in another order and with more padding', () => {
    const all = summaries(exampleSentences, 6);
    exampleSentences.forEach((tokens, b) => {
      expectAllClose(summaries([tokens], tokens.length).flat(), all[b]!, 1e-6);
    });
    const turned = summaries([...exampleSentences].reverse(), 9);
    expectAllClose(turned.reverse().flat(), all.flat(), 1e-6);
  });

  it('depends on the order of words', () => {
    const [first, second] = summaries([[4, 5, 2], [5, 4, 2]], 3); // prettier-ignore
    expect(Math.max(...first!.map((value, j) => Math.abs(value - second![j]!)))).toBeGreaterThan(0.01);
  });

  it('is 0 for a text without a token', () => {
    expect(summaries([[], [4, 2]], 2)[0]).toEqual(new Array(size).fill(0));
  });

  it('has gradients of exactly 0 by the embedding of padding and by places that only padding takes', () => {
    const names = Object.keys(shapes).filter((name) => name.startsWith('encoder/'));
    const tree = parameters();
    const loss = (...tensors: tf.Tensor[]) => {
      const moved = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
      return tf.square(transformerSummary(spec, moved, stepsOf(exampleSentences, 9), null));
    };
    const gradients = gradientsOf(loss, names.map((name) => tree[name]!)); // prettier-ignore
    const of = (name: string) => gradients[names.indexOf(name)]!.arraySync() as number[][]; // a matrix
    expect(of('encoder/embedding')[reservedTokens.padding]!.every((value) => value === 0)).toBe(true);
    expect(of('encoder/positions').map((row) => row.some((value) => value !== 0))).toEqual([
      ...new Array<boolean>(6).fill(true),
      ...new Array<boolean>(3).fill(false),
    ]);
  });
});

describe('transformerDecoderStates', () => {
  it('are those of float64 loops', () => {
    const oracle = matrices(numbersOf(values), shapes);
    const inputs = exampleSentences.map(shifted);
    const found = states(inputs, 6, codes);
    inputs.forEach((row, b) => {
      const expected = float64States(oracle, [...codes.subarray(2 * b, 2 * b + 2)], row);
      expectAllClose(found[b]!.slice(0, row.length).flat(), expected.flat(), 1e-5);
    });
  });

  it('do not know the words after them, to the last bit', () => {
    const [first] = states([[1, 4, 5, 6, 7]], 5, [0.3, -1]);
    const [second] = states([[1, 4, 5, 8, 2]], 5, [0.3, -1]);
    expect(second!.slice(0, 3)).toEqual(first!.slice(0, 3));
    expect(second![3]).not.toEqual(first![3]);
    expectAllClose(states([[1, 4, 5]], 3, [0.3, -1]).flat(2), first!.slice(0, 3).flat(), 1e-6);
  });

  it('are the same for a row alone and in another order', () => {
    const inputs = exampleSentences.map(shifted);
    const all = states(inputs, 6, codes);
    expectAllClose(states([inputs[2]!], 6, codes.subarray(4, 6)).flat(2), all[2]!.flat(), 1e-6);
    const turned = [...codes].map((_, i, array) => array[array.length - 2 - 2 * Math.floor(i / 2) + (i % 2)]!);
    expectAllClose(
      states([...inputs].reverse(), 6, turned)
        .reverse()
        .flat(2),
      all.flat(2),
      1e-6,
    );
  });

  it('read the context at every step', () => {
    const [first] = states([[1, 4, 5, 6]], 4, [0, 0]);
    const [second] = states([[1, 4, 5, 6]], 4, [1, 0]);
    first!.forEach((row, t) => {
      expect(Math.max(...row.map((value, j) => Math.abs(value - second![t]![j]!))), `step ${t}`).toBeGreaterThan(0.01);
    });
  });

  it('need no context', () => {
    const tree = { ...parameters(), 'decoder/context/bias': tf.zeros([size]) };
    expectAllClose(states([[1, 4, 5]], 3, null).flat(2), states([[1, 4, 5]], 3, [0, 0], tree).flat(2), 1e-6);
    expect(Object.keys(transformerDecoderShapes(spec, 0))).not.toContain('decoder/context/kernel');
  });

  it('refuse texts longer than the longest', () => {
    expect(() => states([[1]], 10, [0, 0])).toThrow('texts of 10 tokens, expected at most 9');
  });
});

describe('nextTransformerState', () => {
  const stepByStep = (inputs: readonly (readonly number[])[], width: number, z: ArrayLike<number> | null) => {
    const context = z ? tf.tensor2d(Array.from(z), [inputs.length, 2]) : null;
    const shapesOfState = Object.entries(transformerStateShapes(spec, inputs.length));
    let state: ParameterTree = Object.fromEntries(shapesOfState.map(([name, shape]) => [name, tf.zeros([...shape])]));
    const rows = padded(inputs, width).arraySync();
    return Array.from({ length: width }, (_, t) => {
      const tokens = tf.tensor1d(
        rows.map((row) => row[t]!),
        'int32',
      );
      const next = nextTransformerState(spec, parameters(), { context, tokens }, state);
      state = next.state;
      return next.hidden.arraySync();
    });
  };

  it('gives step by step what all steps give at once', () => {
    const inputs = exampleSentences.map(shifted);
    const found = stepByStep(inputs, 6, codes);
    states(inputs, 6, codes).forEach((row, b) => {
      expectAllClose(found.map((step) => step[b]!).flat(), row.flat(), 1e-5); // prettier-ignore
    });
  });

  it('needs no context, and takes as many steps as the longest text has tokens', () => {
    const long = [[1, 4, 5, 6, 7, 8, 4, 5, 6]];
    expectAllClose(stepByStep(long, 9, null).flat(2), states(long, 9, null).flat(2), 1e-5);
  });

  it('remembers keys and values of each layer by text', () => {
    expect(transformerStateShapes(spec, 4)).toEqual({
      steps: [4],
      'layer0/keys': [4, 3, 9, 2],
      'layer0/values': [4, 3, 9, 2],
      'layer1/keys': [4, 3, 9, 2],
      'layer1/values': [4, 3, 9, 2],
    });
  });
});

describe('both', () => {
  it('have the gradient of float64 differences in a random direction of each parameter', () => {
    const weights = statelessNormal([4, 4], 6 * size);
    const [tokens, inputs, z] = [exampleSentences[0]!, shifted(exampleSentences[0]!), [0.4, -0.8]];
    const names = Object.keys(shapes);
    const loss = (...tensors: tf.Tensor[]) => {
      const tree = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
      const summary = transformerSummary(spec, tree, stepsOf([tokens], 6), null); // (1, H)
      const context = tf.tensor2d([z]);
      const read = transformerDecoderStates(spec, tree, { context, inputs: stepsOf([inputs], 6) }, null); // (T, 1, H)
      return tf.mul(tf.add(read, summary), tf.tensor3d(weights, [6, 1, size]));
    };
    const gradients = gradientsOf(loss, Object.values(parameters()));
    const float64Loss = (numbers: Readonly<Record<string, ArrayLike<number>>>) => {
      const oracle = matrices(numbers, shapes);
      const summary = float64Summary(oracle, tokens);
      const read = float64States(oracle, z, inputs);
      return read
        .flatMap((row) => row.map((value, j) => value + summary[j]!))
        .reduce((sum, v, i) => sum + v * weights[i]!, 0);
    };
    names.forEach((name, i) => {
      const direction = statelessNormal(placeSeed([4, 5], name), gradients[i]!.size);
      const slope = [...gradients[i]!.dataSync()].reduce((sum, value, j) => sum + value * direction[j]!, 0);
      const at = (step: number) =>
        float64Loss({
          ...numbersOf(values),
          [name]: Array.from(values[name]!.values, (value, j) => value + step * direction[j]!),
        });
      const expected = (at(1e-5) - at(-1e-5)) / 2e-5;
      expect(Math.abs(slope - expected), name).toBeLessThan(5e-5 * Math.max(1, Math.abs(expected)));
    });
  });

  it('drop numbers only with a key, the same ones in a part of a batch as in the whole', () => {
    const dropping = { ...spec, dropout: 0.4 };
    const steps = stepsOf(exampleSentences, 6);
    const part: tf.Tensor2D = tf.slice(steps, [0, 1], [6, 2]);
    const whole = key();
    const partKey = { whole, start: 1, total: 4 };
    const read = (tensor: tf.Tensor) => [...tensor.dataSync()];
    const summary = transformerSummary(dropping, parameters(), steps, whole);
    expect(read(transformerSummary(dropping, parameters(), steps, null))).toEqual(
      summaries(exampleSentences, 6).flat(),
    );
    expect(read(summary)).not.toEqual(summaries(exampleSentences, 6).flat());
    expect(read(summary)).not.toEqual(read(transformerSummary(dropping, parameters(), steps, key(6))));
    expectAllClose(
      read(transformerSummary(dropping, parameters(), part, partKey)),
      read(tf.slice(summary, [1, 0], [2, size])),
      1e-6,
    );
    const context = tf.tensor2d(codes, [4, 2]);
    const all = transformerDecoderStates(dropping, parameters(), { context, inputs: steps }, whole);
    const some = { context: tf.slice(context, [1, 0], [2, 2]), inputs: part };
    const ofPart = transformerDecoderStates(dropping, parameters(), some, partKey);
    expectAllClose(read(ofPart), read(tf.slice(all, [0, 1, 0], [6, 2, size])), 1e-6);
  });

  it('have a place for each token of the longest text', () => {
    expect(shapes['encoder/positions']).toEqual([9, size]);
    expect(shapes['decoder/context/kernel']).toEqual([2, size]);
    expect(shapes['decoder/transformer/layer1/attention/projections/kernel']).toEqual([size, 3 * size]);
  });
});
