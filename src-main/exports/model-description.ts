import type { ExportFormat } from '#shared/contract/calls.ts';
import { logVarLimit } from '#shared/vae/model.ts';
import { logSigmaSquaredLowerBound, sharedSigma } from './likelihood-bounds.ts';
import { weight } from './trained-model.ts';
import type { TrainedModel } from './trained-model.ts';

export const exportMarker = 'vae-workbench-export';

/** `config.json` of an exported model of images: all that is needed to rebuild it and to know where it comes from. */
export function modelDescription(model: TrainedModel, format: ExportFormat): Record<string, unknown> {
  const { run, dataShape } = model;
  const { modelKind, network, convolutionChannels, encoderWidths, decoderWidths, latentSize, activation, likelihood } =
    run.hyperparameters;
  return {
    ...runDescription(model, format),
    model: {
      modelKind,
      dataShape,
      network,
      ...(network === 'convolutional' ? { convolutionChannels } : {}),
      encoderWidths,
      decoderWidths,
      latentSize,
      activation,
      likelihood,
      sigma: sigma(model),
    },
    bounds: { logVarUpperBound: logVarLimit(run.hyperparameters), logSigmaSquaredLowerBound },
    input: { range: [0, 1], order: 'height, width, channels', binarization: run.hyperparameters.binarization },
  };
}

/** What the description of every model has: where it comes from. */
export function runDescription({ run, epoch, step }: TrainedModel, format: ExportFormat): Record<string, unknown> {
  return {
    kind: exportMarker,
    formatVersion: 1,
    format,
    checkpoint: { epoch, step },
    dataset: { name: run.datasetName, hash: run.datasetHash },
    run: {
      id: run.id,
      name: run.name,
      preset: run.preset,
      state: run.state,
      createdAt: run.createdAt,
      finishedAt: run.finishedAt,
      engine: run.engine,
      workbench: run.appVersion,
    },
    hyperparameters: run.hyperparameters,
    metrics: run.metrics,
  };
}

/** σ of p(x|z) in data units where it is one number; null for Bernoulli and where it differs by dimension. */
function sigma(model: TrainedModel): number | null {
  const { likelihood, sigma: fixed } = model.run.hyperparameters;
  if (likelihood === 'gaussian-fixed') return fixed;
  if (likelihood === 'gaussian-shared') return sharedSigma(weight(model, 'decoder/logSigma').data[0] ?? 0);
  return null;
}
