import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { decodeMean, encode } from '#shared/vae/model.ts';
import { initialParameters, parameterShapes } from '#shared/vae/model-parameters.ts';
import { evaluationTerms, objective } from '#shared/vae/objective.ts';
import type { Objective } from '#shared/vae/objective.ts';
import { likelihoodSigma } from '#shared/vae/sigma.ts';
import type { Batch, StepInput, StepMetrics, StepRunner, StepSpecification } from './step-runner.ts';
import { tensorState } from './tensor-state.ts';

/** Runs every operation as it comes, on the current back end of tfjs. Starts from the initial weights of the seed. */
export function eagerStepRunner(spec: StepSpecification, dataSize: number): StepRunner {
  const shapes = parameterShapes(spec, dataSize);
  const slots = slotShapes(spec, shapes);
  const state = tensorState({ ...shapes, ...slots });
  state.write(initialState(spec, dataSize, slots));
  const parameters = () => state.pick(Object.keys(shapes));
  const matrix = (values: Float32Array, count: number, columns: number) => tf.tensor2d(values, [count, columns]);
  const data = ({ x, count }: Batch) => matrix(x, count, dataSize);

  return {
    trainStep: (input) => {
      const { updated, metrics } = tf.tidy(() =>
        step(spec, { parameters: parameters(), slots: state.pick(Object.keys(slots)) }, data(input), input),
      );
      state.replace(updated);
      return readMetrics(metrics);
    },
    evaluate: (batch, key) => {
      const terms = tf.tidy(() => ({ ...evaluationTerms(spec, parameters(), data(batch), keyTensor(key)) }));
      return {
        reconstruction: readOnce(terms.reconstruction),
        kl: readOnce(terms.kl),
        klPerDimension: readOnce(terms.klPerDimension),
        squaredError: readOnce(terms.squaredError),
        mu: readOnce(terms.mu),
      };
    },
    encode: (batch) => readOnce(tf.tidy(() => encode(spec, parameters(), data(batch)).mu)),
    decodeMean: (codes, count) =>
      readOnce(tf.tidy(() => decodeMean(spec, parameters(), matrix(codes, count, spec.latentSize)))),
    sigma: (codes, count) => {
      if (spec.likelihood === 'bernoulli') return null;
      const sigma = tf.tidy(() => likelihoodSigma(spec, parameters(), matrix(codes, count, spec.latentSize))!); // a Gaussian has one
      return readOnce(sigma)[0]!;
    },
    readState: state.read,
    writeState: state.write,
    dispose: state.dispose,
  };
}

function initialState(spec: StepSpecification, dataSize: number, slots: Readonly<Record<string, readonly number[]>>) {
  const initial = initialParameters(spec, dataSize, spec.seed);
  const state: Record<string, { shape: readonly number[]; data: Float32Array }> = {};
  for (const [name, { shape, values }] of Object.entries(initial)) state[name] = { shape, data: values };
  for (const [name, shape] of Object.entries(slots)) {
    state[name] = { shape, data: new Float32Array(shape.reduce((product, n) => product * n, 1)) };
  }
  return state;
}

function step(
  spec: StepSpecification,
  { parameters, slots }: { readonly parameters: ParameterTree; readonly slots: ParameterTree },
  x: tf.Tensor2D,
  input: StepInput,
): { updated: Record<string, tf.Tensor>; metrics: tf.Tensor1D } {
  const inputs = { beta: tf.scalar(input.beta), key: keyTensor(input.key) };
  const names = Object.keys(parameters);
  let means: tf.Tensor1D | undefined;
  const lossOf = (...values: tf.Tensor[]) => {
    const terms = objective(spec, Object.fromEntries(names.map((name, i) => [name, values[i]!])), x, inputs);
    means = tf.keep(stackMeans(terms)); // all else that lossOf makes is disposed when it returns
    return terms.loss;
  };
  const { grads } = tf.valueAndGrads(lossOf)(Object.values(parameters));
  const gradients = Object.fromEntries(names.map((name, i) => [name, grads[i]!]));
  const scalars = Object.fromEntries(Object.entries(input.optimizerScalars).map(([k, v]) => [k, tf.scalar(v)]));
  const update = applyGradients(spec, parameters, gradients, slots, scalars);
  const metrics = tf.concat1d([means!, tf.reshape(update.gradientNorm, [1])]); // lossOf ran just now
  means!.dispose();
  return { updated: { ...update.parameters, ...update.slots }, metrics };
}

function stackMeans({ loss, negativeElbo, reconstruction, kl, meanSquaredError }: Objective): tf.Tensor1D {
  return tf.stack([loss, negativeElbo, reconstruction, kl, meanSquaredError]) as tf.Tensor1D; // scalars stacked
}

function readMetrics(metrics: tf.Tensor1D): StepMetrics {
  const values = readOnce(metrics); // the six of `step`, in its order
  return {
    loss: values[0]!,
    negativeElbo: values[1]!,
    reconstruction: values[2]!,
    kl: values[3]!,
    meanSquaredError: values[4]!,
    gradientNorm: values[5]!,
  };
}

function keyTensor(key: readonly [number, number]): tf.Tensor1D {
  return tf.tensor1d([key[0], key[1]], 'int32');
}

/** The values of a tensor, which is disposed. */
function readOnce(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync() as Float32Array; // all read tensors are float32
  const copy = Float32Array.from(values); // back ends may hand out their own memory
  tensor.dispose();
  return copy;
}
