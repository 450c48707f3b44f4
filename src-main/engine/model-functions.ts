import type * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import { decodeMean, encode } from '#shared/vae/model.ts';
import { isFloorOfBatch } from '#shared/vae/kl-floor.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { evaluationTerms, objective } from '#shared/vae/objective.ts';
import { likelihoodVariance } from '#shared/vae/sigma.ts';
import { elementCount } from './input-values.ts';
import type { PureFunction } from './pure-function.ts';
import { drawingRowFunction, rowFunction } from './row-function.ts';
import type { StepSpecification } from './step-runner.ts';
import { trainingFunction } from './training-function.ts';

/** In the order of the output "metrics" of a step, before the norm of the gradient. */
export const modelMetrics = ['loss', 'negativeElbo', 'reconstruction', 'kl', 'meanSquaredError'] as const;

export interface ModelFunctions {
  /** Batch x (count, D) → "metrics". */
  readonly train: (count: number) => PureFunction;
  /** The same of batches of up to `count` rows: x (count, D), "weights" (count), 0 where there is no row. */
  readonly trainWeighed: (count: number) => PureFunction;
  /** x (count, D) → the terms of `EvaluationTerms`, row by row. */
  readonly evaluate: (count: number) => PureFunction;
  /** x (count, D) → "mu" (count, Z), row by row. */
  readonly encode: (count: number) => PureFunction;
  /** z (count, Z) → "mean" (count, D), row by row. */
  readonly decodeMean: (count: number) => PureFunction;
  /** z (count, Z) → "variance" (count), row by row; only of a Gaussian likelihood. */
  readonly variance: (count: number) => PureFunction;
}

/** What is computed with a model of images or vectors; every batch in so many parts. */
export function modelFunctions(spec: StepSpecification, parts: number): ModelFunctions {
  const data = (count: number) => ({ x: { shape: [count, elementCount(spec.dataShape)], dtype: 'float32' } }) as const;
  const codes = (count: number) => ({ z: { shape: [count, spec.latentSize], dtype: 'float32' } }) as const;
  const rows = (name: string, count: number, batch: PureFunction['inputs']) => ({
    name: `${name}/${count}`,
    batch,
    parts,
  });
  const training = (name: string, batch: PureFunction['inputs']) =>
    trainingFunction(
      {
        name,
        optimizer: spec,
        shapes: parameterShapes(spec),
        batch,
        needsWholeBatch: spec.modelKind === 'vae' && isFloorOfBatch(spec.klFloor),
        isWeighed: 'weights' in batch,
        metrics: modelMetrics,
        lossOf: (parameters, inputs, key) => {
          const weights = 'weights' in batch ? { weights: parameter<tf.Rank.R1>(inputs, 'weights') } : {};
          const given = { beta: parameter<tf.Rank.R0>(inputs, 'beta'), key, ...weights };
          const terms = objective(spec, parameters, parameter<tf.Rank.R2>(inputs, 'x'), given);
          return { loss: terms.loss, metrics: { ...terms } };
        },
      },
      parts,
    );
  return {
    train: remembered((count) => training(`train/${count}`, data(count))),
    trainWeighed: remembered((count) => {
      const weights = { shape: [count], dtype: 'float32' } as const;
      return training(`train-weighed/${count}`, { ...data(count), weights });
    }),
    evaluate: (count) =>
      drawingRowFunction(rows('evaluate', count, data(count)), (state, inputs, key) => ({
        ...evaluationTerms(spec, state, parameter(inputs, 'x'), key),
      })),
    encode: (count) =>
      rowFunction(rows('encode', count, data(count)), (state, inputs) => ({
        mu: encode(spec, state, parameter(inputs, 'x')).mu,
      })),
    decodeMean: (count) =>
      rowFunction(rows('decode', count, codes(count)), (state, inputs) => ({
        mean: decodeMean(spec, state, parameter(inputs, 'z')),
      })),
    variance: (count) =>
      rowFunction(rows('variance', count, codes(count)), (state, inputs) => ({
        variance: likelihoodVariance(spec, state, parameter(inputs, 'z'))!, // a Gaussian has one
      })),
  };
}

/** A training step comes thousands of times; its function is made once for every size. */
function remembered(make: (count: number) => PureFunction): (count: number) => PureFunction {
  const made = new Map<number, PureFunction>();
  return (count) => {
    const fn = made.get(count) ?? make(count);
    made.set(count, fn);
    return fn;
  };
}
