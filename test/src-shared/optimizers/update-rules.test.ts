import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import type { OptimizerSpecification, SlotName } from '#shared/optimizers/specification.ts';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const spec: OptimizerSpecification = {
  optimizer: 'adam',
  encoderLearningRate: 0.1,
  decoderLearningRate: 0.1,
  momentum: 0.5,
  rmspropDecay: 0.75,
  adamBeta1: 0.5,
  adamBeta2: 0.75,
  optimizerEpsilon: 0.5,
  gradientClipNorm: 0,
};

/** One step with gradient 2 from 1 and slots of 4, rate 0.1, by hand. */
test.each([
  ['sgd', 0.2, {}],
  ['momentum', 0.4, { velocity: 4 }], // 0.5 · 4 + 2
  ['rmsprop', 0.2 / 2.5, { secondMoment: 4 }], // 0.75 · 4 + 0.25 · 2², root 2, plus ε
  ['adam', 0.3 / 2.25, { firstMoment: 3, secondMoment: 4 }], // root 2 plus ε̂ = 0.25
] as const)('%s', (optimizer, decrement, slots) => {
  const update = updateRules[optimizer]({
    spec,
    value: tf.scalar(1),
    gradient: tf.scalar(2),
    slot: () => tf.scalar(4),
    rate: tf.scalar(0.1),
    scalars: { epsilonHat: tf.scalar(0.25) },
  });
  expect(update.value.dataSync()[0]).toBeCloseTo(1 - decrement, 6);
  for (const [name, value] of Object.entries(slots)) {
    expect(update.slots[name as SlotName]!.dataSync()[0]).toBeCloseTo(value, 6);
  }
});
