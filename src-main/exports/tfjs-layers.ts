import type { NumberArray } from '#shared/contract/number-array.ts';

type Values = NumberArray<'float32'>;

/** A layer of a Keras functional model, with the layer that feeds it and its weights by their names in the layer. */
export interface TfjsLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Null for an input. */
  readonly input: string | null;
  readonly weights: Readonly<Record<string, Values>>;
}

export function inputLayer(name: string, shape: readonly number[]): TfjsLayer {
  const config = { batch_input_shape: [null, ...shape], dtype: 'float32', sparse: false };
  return { name, className: 'InputLayer', config, input: null, weights: {} };
}

export function flattenLayer(name: string, input: string): TfjsLayer {
  return { name, className: 'Flatten', config: {}, input, weights: {} };
}

export function reshapeLayer(name: string, input: string, shape: readonly number[]): TfjsLayer {
  return { name, className: 'Reshape', config: { target_shape: shape }, input, weights: {} };
}

/** activation(x · kernel + bias) */
export function denseLayer(
  name: string,
  input: string,
  { kernel, bias, activation }: { readonly kernel: Values; readonly bias: Values; readonly activation: string },
): TfjsLayer {
  const config = { units: kernel.shape[1], activation, use_bias: true };
  return { name, className: 'Dense', config, input, weights: { kernel, bias } };
}

/** activation(convolution of x + bias) with stride 2 and zeros around: height and width are halved, rounded up. */
export function convolutionLayer(
  name: string,
  input: string,
  { kernel, bias, activation }: { readonly kernel: Values; readonly bias: Values; readonly activation: string },
): TfjsLayer {
  const config = { filters: kernel.shape[3], ...convolutionConfig(kernel, activation) };
  return { name, className: 'Conv2D', config, input, weights: { kernel, bias } };
}

/** Its transpose; height and width are doubled. */
export function transposedConvolutionLayer(
  name: string,
  input: string,
  { kernel, bias, activation }: { readonly kernel: Values; readonly bias: Values; readonly activation: string },
): TfjsLayer {
  const config = { filters: kernel.shape[2], ...convolutionConfig(kernel, activation) };
  return { name, className: 'Conv2DTranspose', config, input, weights: { kernel, bias } };
}

/** Leaves away so many rows above and columns at the left. */
export function croppingLayer(name: string, input: string, [above, left]: readonly [number, number]): TfjsLayer {
  const cropping = [
    [above, 0],
    [left, 0],
  ];
  return { name, className: 'Cropping2D', config: { cropping, data_format: 'channels_last' }, input, weights: {} };
}

function convolutionConfig(kernel: Values, activation: string): Record<string, unknown> {
  return {
    kernel_size: kernel.shape.slice(0, 2),
    strides: [2, 2],
    padding: 'same',
    data_format: 'channels_last',
    dilation_rate: [1, 1],
    activation,
    use_bias: true,
  };
}

/**
 * scale · x + shift for every number along the last axis, which has this size. No layer of Keras is just that; a batch normalization with mean 0, variance 1
 * and epsilon 0 is, exactly.
 */
export function affineLayer(
  name: string,
  input: string,
  { size, scale, shift }: { readonly size: number; readonly scale: number; readonly shift: number },
): TfjsLayer {
  const filled = (value: number): Values => ({
    shape: [size],
    dtype: 'float32',
    data: new Float32Array(size).fill(value),
  });
  const config = { axis: -1, epsilon: 0, momentum: 0.99, center: true, scale: true };
  const weights = { gamma: filled(scale), beta: filled(shift), moving_mean: filled(0), moving_variance: filled(1) };
  return { name, className: 'BatchNormalization', config, input, weights };
}
