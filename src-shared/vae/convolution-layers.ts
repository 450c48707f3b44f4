import type { Activation } from '#shared/networks/activations.ts';
import type { ConvolutionLayers } from '#shared/networks/convolution-stack.ts';
import { networkProblem } from './network-problem.ts';
import type { NetworkChoice } from './network-problem.ts';

/** The convolutions of a convolutional network; throws where `networkProblem` has something against them. */
export function convolutionLayers(
  spec: NetworkChoice & { readonly activation: Activation },
): ConvolutionLayers & { readonly activation: Activation } {
  const problem = networkProblem(spec);
  if (problem) throw new Error(`convolutionLayers: ${problem.name}: ${problem.what}`);
  const [height, width, channels] = spec.dataShape;
  // an image, or there would be a problem
  return { imageShape: [height!, width!, channels!], channels: spec.convolutionChannels, activation: spec.activation };
}
