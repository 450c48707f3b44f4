import { denseShapes } from '#shared/networks/dense.ts';
import { denseStackShapes } from '#shared/networks/dense-stack.ts';
import { initialKernel } from '#shared/networks/initial-kernel.ts';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import type { ModelSpecification } from './model.ts';

/** Shapes of all parameters by name, encoder first, for data of D = dataSize dimensions. */
export function parameterShapes(spec: ModelSpecification, dataSize: number): ParameterShapes {
  const encoder = denseStackShapes('encoder', dataSize, spec.encoderWidths);
  const decoder = denseStackShapes('decoder', spec.latentSize, spec.decoderWidths);
  const codes = spec.modelKind === 'vae' ? ['encoder/mu', 'encoder/logVar'] : ['encoder/code'];
  const parts: readonly ParameterShapes[] = [
    encoder.shapes,
    ...codes.map((place) => denseShapes(place, encoder.outputSize, spec.latentSize)),
    decoder.shapes,
    denseShapes('decoder/mean', decoder.outputSize, dataSize),
    varianceShapes(spec, decoder.outputSize, dataSize),
  ];
  return Object.fromEntries(parts.flatMap((shapes) => Object.entries(shapes)));
}

/** How many numbers are learned. */
export function parameterCount(spec: ModelSpecification, dataSize: number): number {
  return Object.values(parameterShapes(spec, dataSize)).reduce((count, shape) => count + elements(shape), 0);
}

/**
 * Parameters before the first step: biases and ln σ are 0, kernels are drawn (He where a ReLU follows, else Glorot),
 * each from the seed and its own name, so that a layer's start does not depend on the layers around it.
 */
export function initialParameters(spec: ModelSpecification, dataSize: number, seed: number): ParameterValues {
  const entries = Object.entries(parameterShapes(spec, dataSize)).map(([name, shape]) => {
    const values = isKernel(shape)
      ? initialKernel(shape, initialScheme(spec, name), placeSeed([seed, 0], name))
      : new Float32Array(elements(shape));
    return [name, { shape, values }] as const;
  });
  return Object.fromEntries(entries);
}

/** What the likelihood learns besides the mean. */
function varianceShapes(spec: ModelSpecification, hiddenSize: number, dataSize: number): ParameterShapes {
  if (spec.likelihood === 'gaussian-shared') return { 'decoder/logSigma': [] };
  if (spec.likelihood === 'gaussian-per-dimension') {
    return denseShapes('decoder/logSigmaSquared', hiddenSize, dataSize);
  }
  return {};
}

function isKernel(shape: readonly number[]): shape is readonly [number, number] {
  return shape.length === 2;
}

function initialScheme(spec: ModelSpecification, name: string): 'glorot' | 'he' {
  return spec.activation === 'relu' && name.includes('/hidden') ? 'he' : 'glorot';
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
