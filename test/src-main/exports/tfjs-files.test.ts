import '@tensorflow/tfjs-backend-cpu';
import * as plain from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { decode, encode } from '#shared/vae/model.ts';
import { distributionMean } from '#shared/vae/likelihoods.ts';
import type { ExportFiles } from '#main/exports/publish-export.ts';
import { tfjsFiles } from '#main/exports/tfjs-files.ts';
import { aModel, tensors } from './a-model.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
  await plain.setBackend('cpu');
});

/** Plain TensorFlow.js, from nothing but the exported bytes. */
async function load(files: ExportFiles, name: string): Promise<plain.LayersModel> {
  const description = JSON.parse(Buffer.from(files[`${name}/model.json`]!).toString()) as plain.io.ModelJSON;
  const bytes = Uint8Array.from(files[`${name}/weights.bin`]!);
  return plain.loadLayersModel({
    load: () =>
      Promise.resolve({
        modelTopology: description.modelTopology,
        weightSpecs: description.weightsManifest.flatMap((group) => group.weights),
        weightData: bytes.buffer,
      }),
  });
}

function predict(model: plain.LayersModel, values: Float32Array, shape: readonly number[]): Float32Array[] {
  const output = model.predict(plain.tensor(values, [...shape]));
  return [output].flat().map((tensor) => tensor.dataSync() as Float32Array);
}

function expectClose(actual: Float32Array | undefined, expected: tf.Tensor): void {
  const wanted = expected.dataSync();
  expect(actual?.length).toBe(wanted.length);
  const furthest = Math.max(
    ...[...wanted].map((value, index) => Math.abs(value - actual![index]!) / Math.max(1, Math.abs(value))),
  );
  expect(furthest).toBeLessThan(1e-5);
}

const count = 6;
const shape = [4, 3, 2];
const size = 24;
const images = Float32Array.from({ length: count * size }, (_, index) => (Math.sin(index * 12.9898) + 1) / 2);

const likelihoods = ['bernoulli', 'gaussian-fixed', 'gaussian-shared', 'gaussian-per-dimension'] as const;
const cases: [string, Partial<Hyperparameters>, number][] = [
  ...(['vae', 'ae'] as const).flatMap((modelKind) =>
    likelihoods.flatMap((likelihood) =>
      (['relu', 'tanh', 'softplus'] as const).map((activation): [string, Partial<Hyperparameters>, number] => [
        `${modelKind}, ${likelihood}, ${activation}`,
        { modelKind, likelihood, activation },
        1,
      ]),
    ),
  ),
  ['no hidden layers at all', { encoderWidths: [], decoderWidths: [], likelihood: 'gaussian-per-dimension' }, 1],
  ['weights so large that both smooth bounds bite', { likelihood: 'gaussian-per-dimension' }, 4],
  ['a committed rate, which bounds logVar too', { klFloor: 'delta', committedRate: 3 }, 1],
  ...likelihoods.map((likelihood): [string, Partial<Hyperparameters>, number] => [
    `convolutions, ${likelihood}`,
    { network: 'convolutional', convolutionChannels: [5, 4], likelihood },
    1,
  ]),
  [
    'convolutions and no dense layers, of an autoencoder',
    { network: 'convolutional', convolutionChannels: [3], modelKind: 'ae', encoderWidths: [], decoderWidths: [] },
    1,
  ],
  [
    'convolutions with weights so large that both smooth bounds bite',
    { network: 'convolutional', convolutionChannels: [4, 3], likelihood: 'gaussian-per-dimension', activation: 'tanh' },
    4,
  ],
];

describe('plain TensorFlow.js computes what the workbench computes', () => {
  test.each(cases)('%s', async (_, changes, scale) => {
    const model = aModel(changes, shape, scale);
    const hyperparameters = ofImageModel(model.run.hyperparameters);
    const files = tfjsFiles(model);
    const parameters = tensors(model);

    const posterior = encode(
      { ...hyperparameters, dataShape: model.dataShape },
      parameters,
      tf.tensor2d(images, [count, size]),
    );
    const encoded = predict(await load(files, 'encoder'), images, [count, ...shape]);
    expectClose(encoded[0], posterior.mu);
    expect(encoded).toHaveLength(posterior.logVar ? 2 : 1);
    if (posterior.logVar) expectClose(encoded[1], posterior.logVar);

    const codes = Float32Array.from({ length: count * 3 }, (__, index) => 2 * Math.cos(index * 78.233));
    const decoder = await load(files, 'decoder');
    const distribution = decode(
      { ...hyperparameters, dataShape: model.dataShape },
      parameters,
      tf.tensor2d(codes, [count, 3]),
    );
    const decoded = predict(decoder, codes, [count, 3]);
    expect(decoder.outputs.map((output) => output.shape)).toEqual(decoded.map(() => [null, ...shape]));
    expectClose(decoded[0], distributionMean(distribution));
    expect(decoded).toHaveLength(distribution.family === 'gaussian-per-dimension' ? 2 : 1);
    if (distribution.family === 'gaussian-per-dimension') expectClose(decoded[1], distribution.logSigmaSquared);
  });

  test('the last case really reaches the bound of logVar', () => {
    const model = aModel({ likelihood: 'gaussian-per-dimension' }, shape, 4);
    const { logVar } = encode(
      { ...ofImageModel(model.run.hyperparameters), dataShape: model.dataShape },
      tensors(model),
      tf.tensor2d(images, [count, size]),
    );
    expect(tf.max(logVar!).dataSync()[0]).toBeGreaterThan(19.9);
  });
});

test('the two models are in the layers-model format and say who made them', () => {
  const files = tfjsFiles(aModel({}));
  expect(Object.keys(files).sort()).toEqual(
    [
      'README.txt',
      'config.json',
      'decoder/model.json',
      'decoder/weights.bin',
      'encoder/model.json',
      'encoder/weights.bin',
    ].sort(),
  );
  const description = JSON.parse(Buffer.from(files['encoder/model.json']!).toString()) as Record<string, unknown>;
  expect(description).toMatchObject({ format: 'layers-model', generatedBy: 'VAE Workbench 0.1.0' });
});

test.each([
  [[28, 28, 1], 3],
  [[7, 10, 3], 2],
  [[5, 9, 1], 3],
] as const)('convolutions of images of %j with %i halvings come back to their size', async (imageShape, depth) => {
  const channels = [4, 3, 2].slice(0, depth);
  const model = aModel({ network: 'convolutional', convolutionChannels: channels }, imageShape);
  const files = tfjsFiles(model);
  const spec = { ...ofImageModel(model.run.hyperparameters), dataShape: model.dataShape };
  const codes = Float32Array.of(1, -0.5, 2);
  const [decoded] = predict(await load(files, 'decoder'), codes, [1, 3]);
  expectClose(decoded, distributionMean(decode(spec, tensors(model), tf.tensor2d(codes, [1, 3]))));
  const [mu] = predict(await load(files, 'encoder'), decoded!, [1, ...imageShape]);
  expectClose(mu, encode(spec, tensors(model), tf.tensor2d(decoded!, [1, decoded!.length])).mu);
});
