import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { OptimizerSpecification, SlotName } from './specification.ts';

export interface UpdateInput {
  readonly spec: OptimizerSpecification;
  readonly value: tf.Tensor;
  readonly gradient: tf.Tensor;
  readonly slot: (name: SlotName) => tf.Tensor;
  readonly rate: tf.Scalar;
  readonly scalars: Readonly<Record<string, tf.Scalar>>;
}

export interface ParameterUpdate {
  readonly value: tf.Tensor;
  readonly slots: Readonly<Partial<Record<SlotName, tf.Tensor>>>;
}

/** A parameter and its slots after a step, in place of the ones before. */
export type UpdateRule = (input: UpdateInput) => ParameterUpdate;

/** One parameter's step by each optimizer. The learning rate is already corrected for Adam's bias (`updateScalars`). */
export const updateRules: Readonly<Record<OptimizerSpecification['optimizer'], UpdateRule>> = {
  adam,
  rmsprop,
  momentum,
  sgd,
};

/** Kingma & Ba 2015, algorithm 1. */
function adam({ spec, value, gradient, slot, rate, scalars }: UpdateInput): ParameterUpdate {
  const firstMoment = movingMean(slot('firstMoment'), gradient, spec.adamBeta1);
  const secondMoment = movingMean(slot('secondMoment'), tf.square(gradient), spec.adamBeta2);
  const root = tf.add(tf.sqrt(secondMoment), parameter<tf.Rank.R0>(scalars, 'epsilonHat'));
  return { value: tf.sub(value, tf.mul(tf.div(firstMoment, root), rate)), slots: { firstMoment, secondMoment } };
}

/** Tieleman & Hinton 2012, lecture 6.5, with ε added to the root. */
function rmsprop({ spec, value, gradient, slot, rate }: UpdateInput): ParameterUpdate {
  const secondMoment = movingMean(slot('secondMoment'), tf.square(gradient), spec.rmspropDecay);
  const root = tf.add(tf.sqrt(secondMoment), spec.optimizerEpsilon);
  return { value: tf.sub(value, tf.mul(tf.div(gradient, root), rate)), slots: { secondMoment } };
}

/** Heavy ball (Polyak 1964): the velocity is a sum of gradients, so that the rate scales the whole step. */
function momentum({ spec, value, gradient, slot, rate }: UpdateInput): ParameterUpdate {
  const velocity = tf.add(tf.mul(slot('velocity'), spec.momentum), gradient);
  return { value: tf.sub(value, tf.mul(velocity, rate)), slots: { velocity } };
}

function sgd({ value, gradient, rate }: UpdateInput): ParameterUpdate {
  return { value: tf.sub(value, tf.mul(gradient, rate)), slots: {} };
}

/**
 * decay · mean + (1 − decay) · value, in three operations. The decay is the float32 that TensorFlow's own update would
 * be given: 1 − 0.999 differs from 1 − float32(0.999) by 1.3e-5.
 */
function movingMean(mean: tf.Tensor, value: tf.Tensor, decay: number): tf.Tensor {
  return tf.add(mean, tf.mul(tf.sub(value, mean), 1 - Math.fround(decay)));
}
