import { causalMask, nextStep } from '#shared/networks/attention.ts';
import type { AttentionCache } from '#shared/networks/attention.ts';
import { nextTransformerStep, transformerLayers, transformerShapes } from '#shared/networks/transformer-layer.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64TransformerLayers } from '#test/oracles/float64-transformer.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { matrices, numbersOf } from '../text/text-examples.ts';

useTextBackend();

const [stepCount, batchSize, size] = [4, 2, 6];
const layers = { count: 2, heads: 3 };
const shapes = transformerShapes('t', layers.count, size);
const values = randomParameters(shapes, 0.5);
const steps = () => tf.tensor3d(statelessNormal([6, 1], 48), [stepCount, batchSize, size]);
const unchanged = (branch: tf.Tensor3D) => branch;
const run = (
  parameters = parameterTensors(values),
  regularized: (b: tf.Tensor3D, place: string) => tf.Tensor3D = unchanged,
) => transformerLayers({ ...layers, regularized }, parameters, 't', { steps: steps(), mask: causalMask(stepCount) });
const isSoFar = (from: number, to: number) => to <= from;

/** Σ weight · output, in float64. */
function float64Loss(numbers: Readonly<Record<string, ArrayLike<number>>>, weights: ArrayLike<number>): number {
  const oracle = matrices(numbers, shapes);
  const x = steps().arraySync();
  let loss = 0;
  for (let b = 0; b < batchSize; b++) {
    const found = float64TransformerLayers(
      oracle,
      't',
      layers,
      x.map((step) => step[b]!),
      isSoFar,
    );
    found.forEach((row, t) => row.forEach((value, j) => (loss += value * weights[(t * batchSize + b) * size + j]!)));
  }
  return loss;
}

describe('transformerLayers', () => {
  it('has the values of float64 loops', () => {
    const found = run().arraySync();
    for (let b = 0; b < batchSize; b++) {
      const x = steps()
        .arraySync()
        .map((step) => step[b]!);
      const expected = float64TransformerLayers(matrices(numbersOf(values), shapes), 't', layers, x, isSoFar);
      expectAllClose(found.map((step) => step[b]!).flat(), expected.flat(), 1e-5);
    }
  });

  it('has the gradient of float64 differences in a random direction of all parameters', () => {
    const weights = statelessNormal([6, 2], 48);
    const names = Object.keys(shapes);
    const loss = (...tensors: tf.Tensor[]) => {
      const tree = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
      return tf.mul(run(tree), tf.tensor3d(weights, [stepCount, batchSize, size]));
    };
    const gradients = gradientsOf(loss, Object.values(parameterTensors(values)));
    names.forEach((name, i) => {
      const direction = statelessNormal(placeSeed([6, 3], name), gradients[i]!.size);
      const slope = [...gradients[i]!.dataSync()].reduce((total, value, j) => total + value * direction[j]!, 0);
      const at = (step: number) => {
        const moved = Array.from(values[name]!.values, (value, j) => value + step * direction[j]!);
        return float64Loss({ ...numbersOf(values), [name]: moved }, weights);
      };
      const expected = (at(1e-5) - at(-1e-5)) / 2e-5;
      expect(Math.abs(slope - expected), name).toBeLessThan(2e-5 * Math.max(1, Math.abs(expected)));
    });
  });

  it('regularizes each branch under a name of its own, and is the norm alone without any branch', () => {
    const places: string[] = [];
    const found = run(parameterTensors(values), (branch, place) => {
      places.push(place);
      return tf.zerosLike(branch);
    });
    expect(places).toEqual([
      't/layer0/attention',
      't/layer0/feedForward',
      't/layer1/attention',
      't/layer1/feedForward',
    ]);
    const plain = transformerLayers({ count: 0, heads: 3, regularized: unchanged }, parameterTensors(values), 't', {
      steps: steps(),
      mask: causalMask(stepCount),
    });
    expectAllClose(found.dataSync(), plain.dataSync(), 1e-6);
  });
});

describe('nextTransformerStep', () => {
  it('gives step by step what the layers give at once under a causal mask', () => {
    const all = run().arraySync();
    const empty = () => tf.zeros<tf.Rank.R4>([batchSize, layers.heads, stepCount, size / layers.heads]);
    let caches: readonly AttentionCache[] = [0, 1].map(() => ({ keys: empty(), values: empty() }));
    for (let t = 0; t < stepCount; t++) {
      const step = tf.tensor2d(steps().arraySync()[t]!);
      const where = nextStep(tf.fill([batchSize], t), stepCount);
      const next = nextTransformerStep({ caches, heads: layers.heads }, parameterTensors(values), 't', { step, where });
      expectAllClose(next.output.dataSync(), all[t]!.flat(), 1e-5);
      caches = next.caches;
    }
  });
});

describe('transformerShapes', () => {
  it('has for each layer 12 H² weights besides norms and biases', () => {
    const kernels = Object.entries(shapes).filter(([name]) => name.endsWith('/kernel'));
    const weights = kernels.reduce((total, [, [rows = 0, columns = 0]]) => total + rows * columns, 0);
    expect(weights).toBe(2 * 12 * size * size);
    expect(shapes['t/norm/scale']).toEqual([size]);
    expect(shapes['t/layer1/widening/kernel']).toEqual([size, 4 * size]);
  });
});
