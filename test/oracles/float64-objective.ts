/**
 * The objective of an autoencoder once more, by loops over float64 numbers and straight from the densities. It shares no
 * code with src-shared; noise is an argument, so that both can be given the same.
 */

export interface Float64Specification {
  readonly modelKind: 'vae' | 'ae';
  readonly encoderWidths: readonly number[];
  readonly decoderWidths: readonly number[];
  readonly latentSize: number;
  readonly activation: 'relu' | 'tanh' | 'softplus';
  readonly likelihood: 'bernoulli' | 'gaussian-fixed' | 'gaussian-shared' | 'gaussian-per-dimension';
  readonly sigma: number;
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
  const hidden = network('encoder', spec.encoderWidths.length, x);
  const mu = affine(parameters, spec.modelKind === 'vae' ? 'encoder/mu' : 'encoder/code', hidden);
  const rawLogVar = spec.modelKind === 'vae' ? affine(parameters, 'encoder/logVar', hidden) : null;
  const logVar = rawLogVar?.map((t) => 20 - Math.log(1 + Math.exp(20 - t))) ?? null;
  const z = logVar ? mu.map((m, j) => m + Math.sqrt(Math.exp(logVar[j]!)) * noise[j]!) : mu;

  const top = network('decoder', spec.decoderWidths.length, z);
  const output = affine(parameters, 'decoder/mean', top);
  const mean = spec.likelihood === 'bernoulli' ? output.map((l) => 1 / (1 + Math.exp(-l))) : output;
  const sigma = sigmas(spec, parameters, top, mean.length);
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

/** Mean over rows of reconstruction + β · KL. */
export function float64Loss(
  spec: Float64Specification,
  parameters: Float64Parameters,
  batch: { readonly x: readonly (readonly number[])[]; readonly noise: readonly (readonly number[])[] },
  beta: number,
): number {
  const losses = batch.x.map((row, i) => {
    const terms = float64Terms(spec, parameters, row, batch.noise[i] ?? []);
    return terms.reconstruction + beta * sum(terms.klPerDimension);
  });
  return sum(losses) / losses.length;
}

function sigmas(spec: Float64Specification, parameters: Float64Parameters, top: number[], size: number): number[] {
  const clipped = (t: number, bound: number) => bound + Math.log(1 + Math.exp(t - bound));
  switch (spec.likelihood) {
    case 'bernoulli':
      return new Array<number>(size).fill(0);
    case 'gaussian-fixed':
      return new Array<number>(size).fill(spec.sigma);
    case 'gaussian-shared':
      return new Array<number>(size).fill(Math.exp(clipped(parameters['decoder/logSigma']![0]!, -6)));
    case 'gaussian-per-dimension':
      return affine(parameters, 'decoder/logSigmaSquared', top).map((t) => Math.sqrt(Math.exp(clipped(t, -12))));
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
