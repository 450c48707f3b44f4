import {
  decoderInputs,
  lastStates,
  meanStates,
  realTokens,
  reservedTokens,
  reversedTexts,
  tokenSteps,
  withWordsDropped,
} from '#shared/text/text-tokens.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const { padding, start, end, unknown } = reservedTokens;
const key = (step = 1) => tf.tensor1d([4, step], 'int32');
/** Of (B, T) rows. */
const steps = (rows: number[][]) => tokenSteps(tf.tensor2d(rows, [rows.length, rows[0]!.length], 'int32'));
const sentences = [
  [7, 8, 9, end],
  [5, end, padding, padding],
];

describe('tokenSteps', () => {
  it('puts the tokens of a step together', () => {
    expect(steps(sentences).arraySync()).toEqual([
      [7, 5],
      [8, end],
      [9, padding],
      [end, padding],
    ]);
  });

  it('refuses no rows, no steps and numbers that are no ids', () => {
    expect(() => tokenSteps(tf.zeros([0, 3], 'int32'))).toThrow('tokens are (0, 3) of int32');
    expect(() => tokenSteps(tf.zeros([2, 0], 'int32'))).toThrow('tokens are (2, 0) of int32');
    expect(() => tokenSteps(tf.zeros([2, 3]))).toThrow('tokens are (2, 3) of float32');
  });
});

describe('realTokens', () => {
  it('counts words and end marks, but no padding', () => {
    expect(tf.transpose(realTokens(steps(sentences))).arraySync()).toEqual([
      [1, 1, 1, 1],
      [1, 1, 0, 0],
    ]);
  });
});

describe('lastStates', () => {
  const states = () =>
    tf.tensor3d(
      Float32Array.from({ length: 16 }, (_, i) => i + 1),
      [4, 2, 2],
    );

  it('picks the state at the end mark of each sentence, with a gradient of exactly 0 elsewhere', () => {
    const real = realTokens(steps(sentences));
    expect(lastStates(states(), real).arraySync()).toEqual([
      [13, 14],
      [7, 8],
    ]);
    const [gradient] = gradientsOf((all: tf.Tensor3D) => lastStates(all, real), [states()]);
    expect([...gradient!.dataSync()]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('is 0 for a row of padding alone', () => {
    expect([...lastStates(states(), realTokens(tf.zeros([4, 2], 'int32'))).dataSync()]).toEqual([0, 0, 0, 0]);
  });
});

describe('meanStates', () => {
  const states = () =>
    tf.tensor3d(
      Float32Array.from({ length: 16 }, (_, i) => i + 1),
      [4, 2, 2],
    );

  it('averages over the words and the end mark of each sentence', () => {
    expect(meanStates(states(), realTokens(steps(sentences))).arraySync()).toEqual([
      [7, 8],
      [5, 6],
    ]);
  });

  it('is 0 for a row of padding alone', () => {
    expect([...meanStates(states(), realTokens(tf.zeros([4, 2], 'int32'))).dataSync()]).toEqual([0, 0, 0, 0]);
  });
});

describe('reversedTexts', () => {
  const states = () =>
    tf.tensor3d(
      Float32Array.from({ length: 8 }, (_, i) => i + 1),
      [4, 2, 1],
    );

  it('turns each sentence around and leaves its padding behind it', () => {
    const turned = reversedTexts(states(), realTokens(steps(sentences)));
    expect([...turned.dataSync()]).toEqual([7, 4, 5, 2, 3, 6, 1, 8]);
  });

  it('gives each state the gradient of the place where it went', () => {
    const weights = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2, 1]);
    const real = realTokens(steps(sentences));
    const [gradient] = gradientsOf((all: tf.Tensor3D) => tf.mul(reversedTexts(all, real), weights), [states()]);
    expect([...gradient!.dataSync()]).toEqual([7, 4, 5, 2, 3, 6, 1, 8]);
  });
});

describe('decoderInputs', () => {
  it('begins with the start mark and stays one token behind', () => {
    expect(tf.transpose(decoderInputs(steps(sentences))).arraySync()).toEqual([
      [start, 7, 8, 9],
      [start, 5, end, padding],
    ]);
  });

  it('is the start mark alone for one step', () => {
    expect(decoderInputs(steps([[end], [end]])).arraySync()).toEqual([[start, start]]);
  });
});

describe('withWordsDropped', () => {
  const inputs = () => decoderInputs(steps(Array.from({ length: 500 }, () => [4, 5, 6, 7, 8, end])));

  it('replaces a share of the words by the unknown word, and never a start mark', () => {
    const before = inputs().arraySync();
    const after = withWordsDropped(inputs(), 0.3, key()).arraySync();
    expect(after[0]).toEqual(before[0]);
    const words = after.slice(1).flat();
    const kept = words.filter((id) => id !== unknown).length;
    const tolerance = 4 * Math.sqrt(0.7 * 0.3 * words.length);
    expect(Math.abs(kept - 0.7 * words.length)).toBeLessThan(tolerance);
    after.forEach((step, t) => step.forEach((id, b) => expect([unknown, before[t]![b]]).toContain(id)));
  });

  it('keeps all words at 0 and without a key, without a draw, and none at 1', async () => {
    const kernels = async (rate: number, given: tf.Tensor1D | null) =>
      (await tf.profile(() => tf.tidy(() => withWordsDropped(inputs(), rate, given)))).kernelNames;
    expect(await kernels(0, key())).not.toContain('StatelessRandomUniform');
    expect(await kernels(0.5, null)).not.toContain('StatelessRandomUniform');
    expect(await kernels(0.5, key())).toContain('StatelessRandomUniform');
    expect(withWordsDropped(inputs(), 0, key()).arraySync()).toEqual(inputs().arraySync());
    expect(withWordsDropped(inputs(), 1, null).arraySync()).toEqual(inputs().arraySync());
    const none = withWordsDropped(inputs(), 1, key()).arraySync();
    expect(
      none
        .slice(1)
        .flat()
        .every((id) => id === unknown),
    ).toBe(true);
  });

  it('follows the key, and drops the same words when there is more padding', () => {
    const drop = (rows: number[][], step: number) => withWordsDropped(decoderInputs(steps(rows)), 0.5, key(step));
    const rows = Array.from({ length: 20 }, () => [4, 5, 6, 7]);
    expect(drop(rows, 1).arraySync()).toEqual(drop(rows, 1).arraySync());
    expect(drop(rows, 1).arraySync()).not.toEqual(drop(rows, 2).arraySync());
    const wider = drop(
      rows.map((row) => [...row, padding, padding]),
      1,
    );
    expect(wider.arraySync().slice(0, 4)).toEqual(drop(rows, 1).arraySync());
  });

  it('refuses a rate that is no probability', () => {
    expect(() => withWordsDropped(inputs(), 1.1, key())).toThrow('the rate is 1.1, expected 0 to 1');
    expect(() => withWordsDropped(inputs(), NaN, key())).toThrow('the rate is NaN');
  });
});
