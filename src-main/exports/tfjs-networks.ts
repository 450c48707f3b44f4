import type { NumberArray } from '#shared/contract/number-array.ts';
import { logSigmaSquaredLowerBound, logVarUpperBound } from './likelihood-bounds.ts';
import { affineLayer, denseLayer, flattenLayer, inputLayer, reshapeLayer } from './tfjs-layers.ts';
import type { TfjsLayer } from './tfjs-layers.ts';
import type { TfjsModel } from './tfjs-model-files.ts';
import { weight } from './trained-model.ts';
import type { TrainedModel } from './trained-model.ts';

type Values = NumberArray<'float32'>;

/** Images (B, H, W, C) in [0, 1] → mu (B, Z) and logVar (B, Z); of an autoencoder the code (B, Z) alone. */
export function encoderNetwork(model: TrainedModel): TfjsModel {
  const { modelKind, encoderWidths, latentSize } = model.run.hyperparameters;
  const hidden = hiddenLayers(model, 'encoder', encoderWidths, 'flat');
  const last = hidden.at(-1)?.name ?? 'flat';
  const start = [inputLayer('x', model.dataShape), flattenLayer('flat', 'x'), ...hidden];
  if (modelKind === 'ae') {
    return { name: 'encoder', layers: [...start, linear(model, 'encoder/code', 'code', last)], outputs: ['code'] };
  }
  // upper − softplus(upper − a) with a = h · kernel + bias: the inner difference is a dense layer with its signs turned
  const room = denseLayer('logVar_room', last, {
    kernel: mapped(weight(model, 'encoder/logVar/kernel'), (value) => -value),
    bias: mapped(weight(model, 'encoder/logVar/bias'), (value) => logVarUpperBound - value),
    activation: 'softplus',
  });
  const logVar = affineLayer('logVar', room.name, { size: latentSize, scale: -1, shift: logVarUpperBound });
  const layers = [...start, linear(model, 'encoder/mu', 'mu', last), room, logVar];
  return { name: 'encoder', layers, outputs: ['mu', 'logVar'] };
}

/** Codes (B, Z) → mean of p(x|z) (B, H, W, C), and its ln σ² of the same shape where the decoder gives one. */
export function decoderNetwork(model: TrainedModel): TfjsModel {
  const { decoderWidths, latentSize, likelihood } = model.run.hyperparameters;
  const hidden = hiddenLayers(model, 'decoder', decoderWidths, 'z');
  const last = hidden.at(-1)?.name ?? 'z';
  const mean = [
    linear(model, 'decoder/mean', 'mean_flat', last, likelihood === 'bernoulli' ? 'sigmoid' : 'linear'),
    reshapeLayer('mean', 'mean_flat', model.dataShape),
  ];
  const start = [inputLayer('z', [latentSize]), ...hidden, ...mean];
  if (likelihood !== 'gaussian-per-dimension') return { name: 'decoder', layers: start, outputs: ['mean'] };
  return { name: 'decoder', layers: [...start, ...varianceLayers(model, last)], outputs: ['mean', 'logSigmaSquared'] };
}

/** lower + softplus(a − lower) */
function varianceLayers(model: TrainedModel, input: string): readonly TfjsLayer[] {
  const bias = weight(model, 'decoder/logSigmaSquared/bias');
  const above = denseLayer('logSigmaSquared_above', input, {
    kernel: weight(model, 'decoder/logSigmaSquared/kernel'),
    bias: mapped(bias, (value) => value - logSigmaSquaredLowerBound),
    activation: 'softplus',
  });
  const flat = { size: bias.data.length, scale: 1, shift: logSigmaSquaredLowerBound };
  return [
    above,
    affineLayer('logSigmaSquared_flat', above.name, flat),
    reshapeLayer('logSigmaSquared', 'logSigmaSquared_flat', model.dataShape),
  ];
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
  return denseLayer(name, input, {
    kernel: weight(model, `${place}/kernel`),
    bias: weight(model, `${place}/bias`),
    activation,
  });
}

function mapped(array: Values, change: (value: number) => number): Values {
  return { ...array, data: array.data.map(change) };
}
