import type * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import { decodeMean, encode } from '#shared/vae/model.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { evaluationTerms, objective } from '#shared/vae/objective.ts';
import { likelihoodVariance } from '#shared/vae/sigma.ts';
import { elementCount } from './input-values.ts';
import { reading } from './pure-function.ts';
import type { PureFunction } from './pure-function.ts';
import type { StepSpecification } from './step-runner.ts';
import { stepInputs, trainingFunction } from './training-function.ts';

/** In the order of the output "metrics" of a step, before the norm of the gradient. */
export const modelMetrics = ['loss', 'negativeElbo', 'reconstruction', 'kl', 'meanSquaredError'] as const;

export interface ModelFunctions {
  /** Batch x (count, D) → "metrics". */
  readonly train: (count: number) => PureFunction;
  /** x (count, D) → the terms of `EvaluationTerms`, row by row. */
  readonly evaluate: (count: number) => PureFunction;
  /** x (count, D) → "mu" (count, Z), row by row. */
  readonly encode: (count: number) => PureFunction;
  /** z (count, Z) → "mean" (count, D), row by row. */
  readonly decodeMean: (count: number) => PureFunction;
  /** z (count, Z) → "variance" (count), row by row; only of a Gaussian likelihood. */
  readonly variance: (count: number) => PureFunction;
}

/** What is computed with a model of images or vectors. */
export function modelFunctions(spec: StepSpecification): ModelFunctions {
  const data = (count: number) => ({ x: { shape: [count, elementCount(spec.dataShape)], dtype: 'float32' } }) as const;
  const codes = (count: number) => ({ z: { shape: [count, spec.latentSize], dtype: 'float32' } }) as const;
  return {
    train: (count) =>
      trainingFunction({
        name: `train/${count}`,
        optimizer: spec,
        shapes: parameterShapes(spec),
        inputs: data(count),
        metrics: modelMetrics,
        lossOf: (parameters, inputs) => {
          const given = { beta: parameter<tf.Rank.R0>(inputs, 'beta'), key: parameter<tf.Rank.R1>(inputs, 'key') };
          const terms = objective(spec, parameters, parameter<tf.Rank.R2>(inputs, 'x'), given);
          return { loss: terms.loss, metrics: { ...terms } };
        },
      }),
    evaluate: (count) =>
      reading(`evaluate/${count}`, { ...data(count), key: stepInputs.key }, (state, inputs) => ({
        ...evaluationTerms(spec, state, parameter(inputs, 'x'), parameter(inputs, 'key')),
      })),
    encode: (count) =>
      reading(`encode/${count}`, data(count), (state, inputs) => ({
        mu: encode(spec, state, parameter(inputs, 'x')).mu,
      })),
    decodeMean: (count) =>
      reading(`decode/${count}`, codes(count), (state, inputs) => ({
        mean: decodeMean(spec, state, parameter(inputs, 'z')),
      })),
    variance: (count) =>
      reading(`variance/${count}`, codes(count), (state, inputs) => ({
        variance: likelihoodVariance(spec, state, parameter(inputs, 'z'))!, // a Gaussian has one
      })),
  };
}
