import type { NumberArray } from '#shared/contract/number-array.ts';
import { logVarLimit } from '#shared/vae/model.ts';
import { logSigmaSquaredLowerBound } from './likelihood-bounds.ts';
import { convolutionLayers, imageHead, transposedLayers } from './tfjs-convolutions.ts';
import { affineLayer, denseLayer, flattenLayer, inputLayer, reshapeLayer } from './tfjs-layers.ts';
import type { TfjsLayer } from './tfjs-layers.ts';
import type { TfjsModel } from './tfjs-model-files.ts';
import { affineWeights } from './trained-model.ts';
import type { AffineWeights, TrainedModel } from './trained-model.ts';

/** Images (B, H, W, C) in [0, 1] → mu (B, Z) and logVar (B, Z); of an autoencoder the code (B, Z) alone. */
export function encoderNetwork(model: TrainedModel): TfjsModel {
  const { modelKind, network, encoderWidths, latentSize } = model.run.hyperparameters;
  const convolutions = network === 'convolutional' ? convolutionLayers(model, 'x') : [];
  const hidden = hiddenLayers(model, 'encoder', encoderWidths, 'flat');
  const last = hidden.at(-1)?.name ?? 'flat';
  const flat = flattenLayer('flat', convolutions.at(-1)?.name ?? 'x');
  const start = [inputLayer('x', model.dataShape), ...convolutions, flat, ...hidden];
  if (modelKind === 'ae') {
    return { name: 'encoder', layers: [...start, linear(model, 'encoder/code', 'code', last)], outputs: ['code'] };
  }
  const upper = logVarLimit(model.run.hyperparameters);
  // upper − softplus(upper − a) with a = h · kernel + bias: the inner difference is a dense layer with its signs turned
  const { kernel, bias } = affineWeights(model, 'encoder/logVar');
  const room = denseLayer('logVar_room', last, {
    kernel: mapped(kernel, (value) => -value),
    bias: mapped(bias, (value) => upper - value),
    activation: 'softplus',
  });
  const logVar = affineLayer('logVar', room.name, { size: latentSize, scale: -1, shift: upper });
  const layers = [...start, linear(model, 'encoder/mu', 'mu', last), room, logVar];
  return { name: 'encoder', layers, outputs: ['mu', 'logVar'] };
}

/** Codes (B, Z) → mean of p(x|z) (B, H, W, C), and its ln σ² of the same shape where the decoder gives one. */
export function decoderNetwork(model: TrainedModel): TfjsModel {
  const { network, decoderWidths, latentSize, likelihood } = model.run.hyperparameters;
  const hidden = hiddenLayers(model, 'decoder', decoderWidths, 'z');
  const top = hidden.at(-1)?.name ?? 'z';
  const transposed = network === 'convolutional' ? transposedLayers(model, top) : [];
  const input = transposed.at(-1)?.name ?? top;
  const mean = head(model, {
    name: 'mean',
    input,
    activation: likelihood === 'bernoulli' ? 'sigmoid' : 'linear',
    ...affineWeights(model, 'decoder/mean'),
  });
  const start = [inputLayer('z', [latentSize]), ...hidden, ...transposed, ...mean];
  if (likelihood !== 'gaussian-per-dimension') return { name: 'decoder', layers: start, outputs: ['mean'] };
  return { name: 'decoder', layers: [...start, ...varianceLayers(model, input)], outputs: ['mean', 'logSigmaSquared'] };
}

/** lower + softplus(a − lower) */
function varianceLayers(model: TrainedModel, input: string): readonly TfjsLayer[] {
  const { kernel, bias } = affineWeights(model, 'decoder/logSigmaSquared');
  const above = head(model, {
    name: 'logSigmaSquared_above',
    input,
    activation: 'softplus',
    kernel,
    bias: mapped(bias, (value) => value - logSigmaSquaredLowerBound),
  });
  const channels = { size: model.dataShape.at(-1) ?? 1, scale: 1, shift: logSigmaSquaredLowerBound };
  return [...above, affineLayer('logSigmaSquared', 'logSigmaSquared_above', channels)];
}

/** A last layer of the decoder; the last of the layers has the name and gives images (B, H, W, C). */
function head(
  model: TrainedModel,
  layer: AffineWeights & { readonly name: string; readonly input: string; readonly activation: string },
): readonly TfjsLayer[] {
  if (model.run.hyperparameters.network === 'convolutional') return imageHead(model, layer);
  const { name, input, ...content } = layer;
  return [denseLayer(`${name}_flat`, input, content), reshapeLayer(name, `${name}_flat`, model.dataShape)];
}

function hiddenLayers(
  model: TrainedModel,
  part: 'encoder' | 'decoder',
  widths: readonly number[],
  first: string,
): readonly TfjsLayer[] {
  const { activation } = model.run.hyperparameters;
  return widths.map((_, index) => {
    const input = index === 0 ? first : `hidden${index - 1}`;
    return linear(model, `${part}/hidden${index}`, `hidden${index}`, input, activation);
  });
}

function linear(model: TrainedModel, place: string, name: string, input: string, activation = 'linear'): TfjsLayer {
  return denseLayer(name, input, { ...affineWeights(model, place), activation });
}

function mapped(array: NumberArray<'float32'>, change: (value: number) => number): NumberArray<'float32'> {
  return { ...array, data: array.data.map(change) };
}
