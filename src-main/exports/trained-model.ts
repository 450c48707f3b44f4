import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import type { NamedArrays } from '#main/array-files/safetensors.ts';
import { latestCheckpoint, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';

/** A run's model as it is exported: its parameters alone, by name, without the memory of the optimizer. */
export interface TrainedModel {
  readonly run: Run;
  /** Height, width, channels; of texts the tokens of the longest, those of the vocabulary, and classes. */
  readonly dataShape: readonly number[];
  readonly epoch: number;
  readonly step: number;
  readonly weights: NamedArrays;
}

/** The model that the run's final metrics are about: the best checkpoint where early stopping kept one, else the last. */
export function readTrainedModel(run: Run, runDirectory: string): TrainedModel {
  const checkpoint = bestOrLatest(runDirectory);
  if (!checkpoint) {
    throw new WorkbenchError('export/not-possible', `Run ${run.id} has no checkpoint to export.`, { runId: run.id });
  }
  const { state, tensors } = checkpoint;
  const parameters = Object.entries(tensors).filter(([name]) => /^(encoder|decoder|shared)\//.test(name));
  return {
    run,
    dataShape: state.dataShape,
    epoch: state.epoch,
    step: state.step,
    weights: Object.fromEntries(parameters),
  };
}

function bestOrLatest(runDirectory: string): Checkpoint | null {
  const { checkpoint } = latestCheckpoint(runDirectory);
  const best = checkpoint?.state.bestCheckpoint;
  return best ? readCheckpoint(join(runDirectory, 'checkpoints', best)) : checkpoint;
}

/** A parameter by its name; its absence means that the checkpoint is of another kind of model. */
export function weight({ weights, run }: TrainedModel, name: string): NamedArrays[string] {
  const found = weights[name];
  if (found) return found;
  throw new WorkbenchError('checkpoint/damaged', `The checkpoint of run ${run.id} has no "${name}".`, { name });
}

export interface AffineWeights {
  readonly kernel: NamedArrays[string];
  readonly bias: NamedArrays[string];
}

/** Kernel and bias of the layer `place`. */
export function affineWeights(model: TrainedModel, place: string): AffineWeights {
  return { kernel: weight(model, `${place}/kernel`), bias: weight(model, `${place}/bias`) };
}
