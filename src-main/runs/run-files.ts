import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DecoderWeights, LatentCodes } from '#shared/contract/calls.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { NumberArray, NumberArrayType } from '#shared/contract/number-array.ts';
import { textSamplesSchema } from '#shared/contract/run.ts';
import type { Run, SampleKind, TextSamples } from '#shared/contract/run.ts';
import { readNpyFile } from '#main/array-files/npy.ts';
import { latestCheckpoint, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';
import { readJsonFile } from './json-file.ts';

/** Images that training left after an epoch; the inputs are the same for all epochs. */
export function readSampleFile(directory: string, epoch: number, kind: SampleKind): NumberArray<'uint8'> {
  const folder = kind === 'inputs' ? 'samples' : join('samples', epochName(epoch));
  return readRunFile(directory, join(folder, `${kind}.npy`), 'uint8');
}

/** Texts that training left after an epoch. */
export function readTextSamples(directory: string, epoch: number): TextSamples {
  const file = requireRunFile(directory, join('samples', epochName(epoch), 'texts.json'));
  return readJsonFile(file, textSamplesSchema, 'what a model of texts wrote');
}

export function readLatentFiles(directory: string, epoch: number): LatentCodes {
  const labels = join('latents', 'labels.npy');
  return {
    indices: readRunFile(directory, join('latents', 'indices.npy'), 'int32'),
    means: readRunFile(directory, join('latents', `${epochName(epoch)}.npy`), 'float32'),
    labels: existsSync(join(directory, labels)) ? readRunFile(directory, labels, 'uint8') : null,
  };
}

/** Weights of the run's model that decoding needs. */
export function readDecoderWeights(directory: string, run: Pick<Run, 'id' | 'hyperparameters'>): DecoderWeights {
  const { state, tensors } = modelCheckpoint(directory, run.id);
  const weights = Object.entries(tensors).filter(([name]) => name.startsWith('decoder/'));
  return {
    epoch: state.epoch,
    dataShape: state.dataShape,
    hyperparameters: run.hyperparameters,
    weights: Object.fromEntries(weights),
  };
}

/** What the run's final metrics are about: the best checkpoint where early stopping kept one, else the newest good one. */
export function modelCheckpoint(directory: string, runId: string): Checkpoint {
  const { checkpoint, damaged } = latestCheckpoint(directory);
  if (!checkpoint && damaged[0] !== undefined) return readCheckpoint(damaged[0]); // says what is wrong with the newest
  if (!checkpoint) throw new WorkbenchError('run/no-checkpoint', `Run ${runId} has no checkpoint yet.`, { runId });
  const { bestCheckpoint } = checkpoint.state;
  return bestCheckpoint === null ? checkpoint : readCheckpoint(join(directory, 'checkpoints', bestCheckpoint));
}

const epochName = (epoch: number): string => `epoch-${String(epoch).padStart(5, '0')}`;

function requireRunFile(directory: string, name: string): string {
  const file = join(directory, name);
  if (!existsSync(file)) throw new WorkbenchError('arguments/invalid', `This run has no ${name}.`, { file });
  return file;
}

function readRunFile<T extends NumberArrayType>(directory: string, name: string, dtype: T): NumberArray<T> {
  const file = requireRunFile(directory, name);
  const array = readNpyFile(file);
  if (array.dtype !== dtype) {
    throw new WorkbenchError('file/invalid', `${file} holds ${array.dtype}, expected ${dtype}.`, { file });
  }
  return array as NumberArray<T>; // its dtype was just compared
}
