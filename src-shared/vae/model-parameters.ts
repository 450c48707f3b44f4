import { convolutionStackShapes, imageHeadShapes, transposedStackShapes } from '#shared/networks/convolution-stack.ts';
import { denseShapes } from '#shared/networks/dense.ts';
import { denseStackShapes } from '#shared/networks/dense-stack.ts';
import { initialKernel } from '#shared/networks/initial-kernel.ts';
import { mergedShapes } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { convolutionLayers } from './convolution-layers.ts';
import type { ModelSpecification } from './model.ts';

/** Shapes of all parameters by name, encoder first. */
export function parameterShapes(spec: ModelSpecification): ParameterShapes {
  const input = inputShapes(spec);
  const encoder = denseStackShapes('encoder', input.outputSize, spec.encoderWidths);
  const decoder = denseStackShapes('decoder', spec.latentSize, spec.decoderWidths);
  const codes = spec.modelKind === 'vae' ? ['encoder/mu', 'encoder/logVar'] : ['encoder/code'];
  return mergedShapes([
    input.shapes,
    encoder.shapes,
    ...codes.map((place) => denseShapes(place, encoder.outputSize, spec.latentSize)),
    decoder.shapes,
    outputShapes(spec, decoder.outputSize),
    spec.likelihood === 'gaussian-shared' ? { 'decoder/logSigma': [] } : {},
  ]);
}

/** How many numbers are learned. */
export function parameterCount(spec: ModelSpecification): number {
  return Object.values(parameterShapes(spec)).reduce((count, shape) => count + elements(shape), 0);
}

/**
 * Parameters before the first step: biases and ln σ are 0, kernels are drawn (He where a ReLU follows, else Glorot),
 * each from the seed and its own name, so that a layer's start does not depend on the layers around it.
 */
export function initialParameters(spec: ModelSpecification, seed: number): ParameterValues {
  const entries = Object.entries(parameterShapes(spec)).map(([name, shape]) => {
    const values = name.endsWith('/kernel')
      ? initialKernel(fromInputToOutput(name, shape), initialScheme(spec, name), placeSeed([seed, 0], name))
      : new Float32Array(elements(shape));
    return [name, { shape, values }] as const;
  });
  return Object.fromEntries(entries);
}

/** What stands before the dense layers of the encoder, and how many numbers it gives them. */
function inputShapes(spec: ModelSpecification): { readonly shapes: ParameterShapes; readonly outputSize: number } {
  if (spec.network === 'convolutional') return convolutionStackShapes('encoder', convolutionLayers(spec));
  return { shapes: {}, outputSize: elements(spec.dataShape) };
}

/** What stands after the dense layers of the decoder, which give `hiddenSize` numbers: its heads last. */
function outputShapes(spec: ModelSpecification, hiddenSize: number): ParameterShapes {
  const heads = ['decoder/mean', ...(spec.likelihood === 'gaussian-per-dimension' ? ['decoder/logSigmaSquared'] : [])];
  if (spec.network === 'dense') {
    return mergedShapes(heads.map((place) => denseShapes(place, hiddenSize, elements(spec.dataShape))));
  }
  const layers = convolutionLayers(spec);
  const stack = transposedStackShapes('decoder', layers, hiddenSize);
  return mergedShapes([stack, ...heads.map((place) => imageHeadShapes(place, layers))]);
}

/** All convolutions of the decoder are transposed ones, whose kernels are (3, 3, out, in). */
function fromInputToOutput(name: string, shape: readonly number[]): readonly number[] {
  if (shape.length !== 4 || !name.startsWith('decoder/')) return shape;
  const [height, width, outputs, inputs] = shape as readonly [number, number, number, number]; // four, as was just seen
  return [height, width, inputs, outputs];
}

function initialScheme(spec: ModelSpecification, name: string): 'glorot' | 'he' {
  return spec.activation === 'relu' && /\/(hidden|convolution|features|transposedConvolution)/.test(name)
    ? 'he'
    : 'glorot';
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
