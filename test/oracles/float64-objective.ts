import { float64Convolution, float64TransposedConvolution } from './float64-convolution.ts';
import type { Float64Image } from './float64-convolution.ts';

/**
 * The objective of an autoencoder once more, by loops over float64 numbers and straight from the densities. It shares no
 * code with src-shared; noise is an argument, so that both can be given the same.
 */

export interface Float64Specification {
  readonly dataShape: readonly number[];
  readonly network: 'dense' | 'convolutional';
  readonly convolutionChannels: readonly number[];
  readonly modelKind: 'vae' | 'ae';
  readonly encoderWidths: readonly number[];
  readonly decoderWidths: readonly number[];
  readonly latentSize: number;
  readonly activation: 'relu' | 'tanh' | 'softplus';
  readonly likelihood: 'bernoulli' | 'gaussian-fixed' | 'gaussian-shared' | 'gaussian-per-dimension';
  readonly sigma: number;
  readonly klFloor: 'none' | 'free-bits' | 'delta' | 'normalized-means';
  readonly freeBits: number;
  readonly committedRate: number;
}

export type Float64Parameters = Readonly<Record<string, ArrayLike<number>>>;

export interface Float64Terms {
  readonly mu: number[];
  readonly logVar: number[] | null;
  readonly mean: number[];
  /** One σ a dimension; 0 where a Bernoulli distribution has none. */
  readonly sigma: number[];
  readonly reconstruction: number;
  readonly klPerDimension: number[];
  readonly squaredError: number;
}

const nonlinearities = {
  relu: (a: number) => (a > 0 ? a : 0),
  tanh: (a: number) => 1 - 2 / (Math.exp(2 * a) + 1),
  softplus: (a: number) => Math.log(1 + Math.exp(a)),
};

/** All terms of one example x with the noise that its latent code is drawn with. */
export function float64Terms(
  spec: Float64Specification,
  parameters: Float64Parameters,
  x: readonly number[],
  noise: readonly number[],
): Float64Terms {
  const network = (place: string, depth: number, input: readonly number[]) => {
    let values = [...input];
    for (let i = 0; i < depth; i++) {
      values = affine(parameters, `${place}/hidden${i}`, values).map(nonlinearities[spec.activation]);
    }
    return values;
  };
  const hidden = network('encoder', spec.encoderWidths.length, features(spec, parameters, x));
  const mu = affine(parameters, spec.modelKind === 'vae' ? 'encoder/mu' : 'encoder/code', hidden);
  const rawLogVar = spec.modelKind === 'vae' ? affine(parameters, 'encoder/logVar', hidden) : null;
  const bound = spec.klFloor === 'delta' ? float64LogVarOfRate(spec.committedRate / spec.latentSize) : 20;
  const logVar = rawLogVar?.map((t) => bound - Math.log(1 + Math.exp(bound - t))) ?? null;
  const z = logVar ? mu.map((m, j) => m + Math.sqrt(Math.exp(logVar[j]!)) * noise[j]!) : mu;

  const top = network('decoder', spec.decoderWidths.length, z);
  const head = decoderHead(spec, parameters, top);
  const output = head('decoder/mean');
  const mean = spec.likelihood === 'bernoulli' ? output.map((l) => 1 / (1 + Math.exp(-l))) : output;
  const sigma = sigmas(spec, parameters, head, mean.length);
  const reconstruction = sum(
    x.map((value, d) => {
      if (spec.likelihood === 'bernoulli') return -value * Math.log(mean[d]!) - (1 - value) * Math.log(1 - mean[d]!);
      const density = Math.exp(-(((value - mean[d]!) / sigma[d]!) ** 2) / 2) / (sigma[d]! * Math.sqrt(2 * Math.PI));
      return -Math.log(density);
    }),
  );
  const klPerDimension = mu.map((m, j) => (logVar ? (m * m + Math.exp(logVar[j]!) - 1 - logVar[j]!) / 2 : 0));
  const squaredError = sum(x.map((value, d) => (value - mean[d]!) ** 2));
  return { mu, logVar, mean, sigma, reconstruction, klPerDimension, squaredError };
}

/** Mean over rows of reconstruction + β · KL, the latter with its floor. */
export function float64Loss(
  spec: Float64Specification,
  parameters: Float64Parameters,
  batch: { readonly x: readonly (readonly number[])[]; readonly noise: readonly (readonly number[])[] },
  beta: number,
): number {
  const terms = batch.x.map((row, i) => float64Terms(spec, parameters, row, batch.noise[i] ?? []));
  const mean = (values: readonly number[]) => sum(values) / values.length;
  const kls = terms[0]!.klPerDimension.map((_, j) => mean(terms.map((one) => one.klPerDimension[j]!)));
  const isFloored = spec.klFloor === 'free-bits' && spec.modelKind === 'vae';
  const kl = sum(kls.map((one) => (isFloored ? Math.max(one, spec.freeBits) : one)));
  return mean(terms.map((one) => one.reconstruction)) + beta * kl;
}

/** The ln σ² < 0 with ½ (σ² − 1 − ln σ²) = nats, by bisection. */
export function float64LogVarOfRate(nats: number): number {
  let [low, high] = [-2000, 0];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if ((Math.exp(middle) - 1 - middle) / 2 > nats) low = middle;
    else high = middle;
  }
  return low;
}

/** What the dense layers of the encoder get: the data, or what the convolutions make of it. */
function features(spec: Float64Specification, parameters: Float64Parameters, x: readonly number[]): readonly number[] {
  if (spec.network === 'dense') return x;
  const [height, width, channels] = spec.dataShape as readonly [number, number, number]; // convolutions have an image
  let image: Float64Image = { height, width, channels, values: x };
  spec.convolutionChannels.forEach((_, i) => {
    const convolved = float64Convolution(image, layer(parameters, `encoder/convolution${i}`));
    image = { ...convolved, values: convolved.values.map(nonlinearities[spec.activation]) };
  });
  return image.values;
}

/** What a last layer of the decoder gives, by its name. */
function decoderHead(
  spec: Float64Specification,
  parameters: Float64Parameters,
  top: readonly number[],
): (place: string) => number[] {
  if (spec.network === 'dense') return (place) => affine(parameters, place, top);
  const [height, width] = spec.dataShape as readonly [number, number, number]; // as above
  const depth = spec.convolutionChannels.length;
  const size = (level: number) => [Math.ceil(height / 2 ** level), Math.ceil(width / 2 ** level)] as const;
  const [smallHeight, smallWidth] = size(depth);
  let image: Float64Image = {
    height: smallHeight,
    width: smallWidth,
    channels: spec.convolutionChannels[depth - 1]!,
    values: affine(parameters, 'decoder/features', top).map(nonlinearities[spec.activation]),
  };
  for (let level = depth - 1; level > 0; level--) {
    const place = `decoder/transposedConvolution${depth - 1 - level}`;
    const enlarged = float64TransposedConvolution(image, layer(parameters, place), size(level));
    image = { ...enlarged, values: enlarged.values.map(nonlinearities[spec.activation]) };
  }
  return (place) => [...float64TransposedConvolution(image, layer(parameters, place), size(0)).values];
}

function layer(parameters: Float64Parameters, place: string) {
  return { kernel: parameters[`${place}/kernel`]!, bias: parameters[`${place}/bias`]! };
}

function sigmas(
  spec: Float64Specification,
  parameters: Float64Parameters,
  head: (place: string) => number[],
  size: number,
): number[] {
  const clipped = (t: number, bound: number) => bound + Math.log(1 + Math.exp(t - bound));
  switch (spec.likelihood) {
    case 'bernoulli':
      return new Array<number>(size).fill(0);
    case 'gaussian-fixed':
      return new Array<number>(size).fill(spec.sigma);
    case 'gaussian-shared':
      return new Array<number>(size).fill(Math.exp(clipped(parameters['decoder/logSigma']![0]!, -6)));
    case 'gaussian-per-dimension':
      return head('decoder/logSigmaSquared').map((t) => Math.sqrt(Math.exp(clipped(t, -12))));
  }
}

function affine(parameters: Float64Parameters, place: string, input: readonly number[]): number[] {
  const kernel = parameters[`${place}/kernel`]!;
  const bias = parameters[`${place}/bias`]!;
  return Array.from(
    bias,
    (b, column) => b + sum(input.map((value, row) => value * kernel[row * bias.length + column]!)),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
