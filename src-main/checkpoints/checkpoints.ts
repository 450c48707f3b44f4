import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { parseSafetensors, safetensorsBytes } from '#main/array-files/safetensors.ts';
import type { NamedArrays } from '#main/array-files/safetensors.ts';
import { checkpointStateSchema } from './checkpoint-state.ts';
import type { CheckpointState } from './checkpoint-state.ts';
import { publishDirectory, removeLeftovers } from './durable-files.ts';

const weightsFile = 'weights.safetensors';
const stateFile = 'state.json';
const namePattern = /^step-(\d{8,})$/;

export interface Checkpoint {
  readonly directory: string;
  readonly state: CheckpointState;
  /** Parameters and optimizer slots by name. */
  readonly tensors: NamedArrays;
}

/** Publishes `checkpoints/step-<step>` of a run as a whole; gives its folder and size. */
export function publishCheckpoint(
  runDirectory: string,
  state: Omit<CheckpointState, 'weightsHash' | 'formatVersion'>,
  tensors: NamedArrays,
): { readonly directory: string; readonly bytes: number } {
  const directory = join(checkpointsFolder(runDirectory), checkpointName(state.step));
  const weights = safetensorsBytes(tensors);
  const complete: CheckpointState = { formatVersion: 1, ...state, weightsHash: sha256(weights) };
  const stateBytes = Buffer.from(JSON.stringify(complete, null, 2));
  publishDirectory(directory, { [weightsFile]: weights, [stateFile]: stateBytes });
  return { directory, bytes: weights.length + stateBytes.length };
}

export const checkpointName = (step: number): string => `step-${String(step).padStart(8, '0')}`;

/** Folders of all published checkpoints of a run, oldest first; half-written ones are not among them. */
export function listCheckpoints(runDirectory: string): readonly string[] {
  const folder = checkpointsFolder(runDirectory);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => namePattern.test(name));
  return names.toSorted((a, b) => stepOf(a) - stepOf(b)).map((name) => join(folder, name));
}

/** Differs from before when a checkpoint of a run came, went or was written again; reads none of them. */
export function checkpointsStamp(runDirectory: string): string {
  const stamps = listCheckpoints(runDirectory).map((directory) => {
    const files = [weightsFile, stateFile].map((name) => statSync(join(directory, name), { throwIfNoEntry: false }));
    return [basename(directory), ...files.map((stat) => (stat ? [stat.size, stat.mtimeMs] : null))];
  });
  return JSON.stringify(stamps);
}

/** Reads and checks a checkpoint; anything missing or altered is 'checkpoint/damaged'. */
export function readCheckpoint(directory: string): Checkpoint {
  const state = readState(directory);
  const file = join(directory, weightsFile);
  const weights = readOrDamaged(directory, () => readFileSync(file));
  const found = sha256(weights);
  if (found !== state.weightsHash) {
    throw damaged(directory, `${weightsFile} has the hash ${found}, expected ${state.weightsHash}`);
  }
  return { directory, state, tensors: readOrDamaged(directory, () => parseSafetensors(weights, file)) };
}

/** The newest checkpoint that passes its check, and the damaged newer ones that were passed over. */
export function latestCheckpoint(runDirectory: string): {
  readonly checkpoint: Checkpoint | null;
  readonly damaged: readonly string[];
} {
  const passedOver: string[] = [];
  for (const directory of listCheckpoints(runDirectory).toReversed()) {
    try {
      return { checkpoint: readCheckpoint(directory), damaged: passedOver };
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.code !== 'checkpoint/damaged') throw error;
      passedOver.push(directory);
    }
  }
  return { checkpoint: null, damaged: passedOver };
}

/**
 * Keeps the checkpoint that was just published, the one before it and the best. Later ones are left from a course that
 * a resume abandoned, e.g. because they are damaged: they must not be taken for newer than what replaces them.
 */
export function pruneCheckpoints(runDirectory: string, published: string, best: string | null): void {
  const isLater = (directory: string) => stepOf(basename(directory)) > stepOf(published);
  const all = listCheckpoints(runDirectory);
  const superseded = all.filter((directory) => !isLater(directory)).slice(0, -2);
  for (const directory of [...all.filter(isLater), ...superseded]) {
    if (basename(directory) !== best) rmSync(directory, { recursive: true, force: true });
  }
  removeLeftovers(checkpointsFolder(runDirectory));
}

function stepOf(name: string): number {
  return Number(namePattern.exec(name)?.[1]);
}

function checkpointsFolder(runDirectory: string): string {
  return join(runDirectory, 'checkpoints');
}

function readState(directory: string): CheckpointState {
  const text = readOrDamaged(directory, () => readFileSync(join(directory, stateFile), 'utf8'));
  return readOrDamaged(directory, () => checkpointStateSchema.parse(JSON.parse(text)));
}

function readOrDamaged<T>(directory: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(directory, error instanceof Error ? error.message : String(error));
  }
}

function damaged(directory: string, what: string): WorkbenchError {
  return new WorkbenchError('checkpoint/damaged', `The checkpoint ${directory} is damaged: ${what}.`, { directory });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
