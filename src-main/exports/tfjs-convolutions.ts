import {
  convolutionLayer,
  croppingLayer,
  denseLayer,
  reshapeLayer,
  transposedConvolutionLayer,
} from './tfjs-layers.ts';
import type { TfjsLayer } from './tfjs-layers.ts';
import { affineWeights } from './trained-model.ts';
import type { AffineWeights, TrainedModel } from './trained-model.ts';

/** The convolutions of the encoder, of an input that holds images (B, H, W, C). */
export function convolutionLayers(model: TrainedModel, input: string): readonly TfjsLayer[] {
  const { convolutionChannels, activation } = model.run.hyperparameters;
  return convolutionChannels.map((_, index) =>
    convolutionLayer(`convolution${index}`, index === 0 ? input : `convolution${index - 1}`, {
      ...affineWeights(model, `encoder/convolution${index}`),
      activation,
    }),
  );
}

/** All between the dense layers of the decoder and its heads. */
export function transposedLayers(model: TrainedModel, input: string): readonly TfjsLayer[] {
  const { convolutionChannels, activation } = model.run.hyperparameters;
  const depth = convolutionChannels.length;
  const layers = [
    denseLayer('features', input, { ...affineWeights(model, 'decoder/features'), activation }),
    reshapeLayer('features_image', 'features', [...sizeAfter(model, depth), convolutionChannels.at(-1)!]), // one or more
  ];
  let last = 'features_image';
  for (let index = 0; index < depth - 1; index++) {
    const name = `transposedConvolution${index}`;
    const weights = affineWeights(model, `decoder/${name}`);
    layers.push(...enlargingLayers(model, { name, input: last, level: depth - 1 - index, activation, ...weights }));
    last = name;
  }
  return layers;
}

/** A last layer of the decoder: the transposed convolution to the image itself. */
export function imageHead(
  model: TrainedModel,
  head: AffineWeights & { readonly name: string; readonly input: string; readonly activation: string },
): readonly TfjsLayer[] {
  return enlargingLayers(model, { ...head, level: 0 });
}

/** A transposed convolution to the size that an image has after so many halvings; the last of the layers has the name. */
function enlargingLayers(
  model: TrainedModel,
  layer: AffineWeights & {
    readonly name: string;
    readonly input: string;
    readonly activation: string;
    readonly level: number;
  },
): readonly TfjsLayer[] {
  const { name, input, level, ...content } = layer;
  const [height, width] = sizeAfter(model, level);
  // Keras doubles; where an odd size was halved, its windows began one row or column earlier
  const surplus = [height % 2, width % 2] as const;
  if (surplus[0] + surplus[1] === 0) return [transposedConvolutionLayer(name, input, content)];
  const doubled = `${name}_doubled`;
  return [transposedConvolutionLayer(doubled, input, content), croppingLayer(name, doubled, surplus)];
}

function sizeAfter({ dataShape: [height = 0, width = 0] }: TrainedModel, halvings: number): [number, number] {
  return [Math.ceil(height / 2 ** halvings), Math.ceil(width / 2 ** halvings)];
}
