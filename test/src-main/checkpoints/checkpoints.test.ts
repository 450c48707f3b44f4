import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import {
  checkpointName,
  checkpointsStamp,
  latestCheckpoint,
  listCheckpoints,
  pruneCheckpoints,
  publishCheckpoint,
  readCheckpoint,
} from '#main/checkpoints/checkpoints.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const tensors = { 'decoder/mean/bias': numberArray('float32', [2], Float32Array.of(0.1, -3e-9)) };

function stateAt(step: number): Omit<CheckpointState, 'weightsHash' | 'formatVersion'> {
  return {
    step,
    epoch: 1,
    batch: 3,
    partialSums: { loss: { sum: 0.1 + 0.2, weight: 7 } },
    secondsInEpoch: 1.5,
    earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
    bestCheckpoint: null,
    encoderTraining: null,
    engine: 'wasm 4.22.0',
    hyperparameters: defaultHyperparameters,
    datasetHash: 'a'.repeat(64),
    dataShape: [6, 6, 1],
  };
}

test('gives back every number exactly', () => {
  const run = temporaryDirectory();
  const { directory, bytes } = publishCheckpoint(run, stateAt(42), tensors);
  const read = readCheckpoint(directory);
  expect(basename(directory)).toBe(checkpointName(42));
  expect(bytes).toBeGreaterThan(100);
  expect(read.state).toMatchObject(stateAt(42));
  expect({ ...read.tensors }).toEqual(tensors);
});

test('the newest is the latest; an altered or incomplete one is passed over and named', () => {
  const run = temporaryDirectory();
  publishCheckpoint(run, stateAt(1), tensors);
  const altered = publishCheckpoint(run, stateAt(2), tensors).directory;
  const incomplete = publishCheckpoint(run, stateAt(3), tensors).directory;
  appendFileSync(join(altered, 'weights.safetensors'), 'x');
  rmSync(join(incomplete, 'state.json'));
  const { checkpoint, damaged } = latestCheckpoint(run);
  expect(checkpoint?.state.step).toBe(1);
  expect(damaged).toEqual([incomplete, altered]);
  expect(() => readCheckpoint(altered)).toThrow(/damaged.*hash/);
});

test('a run without checkpoints has no latest one', () => {
  expect(latestCheckpoint(temporaryDirectory())).toEqual({ checkpoint: null, damaged: [] });
});

test('half-written folders are not among the checkpoints and are cleared away', () => {
  const run = temporaryDirectory();
  publishCheckpoint(run, stateAt(1), tensors);
  const aside = join(run, 'checkpoints', '.aside-99-step-00000002');
  mkdirSync(aside);
  writeFileSync(join(aside, 'weights.safetensors'), 'half');
  expect(listCheckpoints(run)).toHaveLength(1);
  pruneCheckpoints(run, checkpointName(1), null);
  expect(existsSync(aside)).toBe(false);
});

test('keeps the newest two and the best', () => {
  const run = temporaryDirectory();
  for (const step of [1, 2, 3, 4, 5]) publishCheckpoint(run, stateAt(step), tensors);
  pruneCheckpoints(run, checkpointName(5), checkpointName(2));
  expect(names(run)).toEqual([2, 4, 5].map(checkpointName));
});

test('forgets the later checkpoints of a course that a resume abandoned, so that they do not pass for newer', () => {
  const run = temporaryDirectory();
  for (const step of [10, 20, 30]) publishCheckpoint(run, stateAt(step), tensors);
  publishCheckpoint(run, stateAt(15), tensors); // resumed from 10: those at 20 and 30 were damaged
  pruneCheckpoints(run, checkpointName(15), null);
  expect(names(run)).toEqual([10, 15].map(checkpointName));
});

test('orders checkpoints by their steps, also beyond eight digits', () => {
  const run = temporaryDirectory();
  for (const step of [100_000_000, 99_999_999]) publishCheckpoint(run, stateAt(step), tensors);
  expect(latestCheckpoint(run).checkpoint?.state.step).toBe(100_000_000);
});

test('the same step again replaces the earlier one whole', () => {
  const run = temporaryDirectory();
  publishCheckpoint(run, stateAt(1), tensors);
  const { directory } = publishCheckpoint(run, { ...stateAt(1), epoch: 2 }, tensors);
  expect(readCheckpoint(directory).state.epoch).toBe(2);
  expect(readdirSync(join(run, 'checkpoints'))).toEqual([checkpointName(1)]);
});

const names = (run: string) => listCheckpoints(run).map((directory) => basename(directory));

test('the stamp of checkpoints changes when one comes, is written again or loses a file', () => {
  const run = temporaryDirectory();
  const stamps = [checkpointsStamp(run)];
  const { directory } = publishCheckpoint(run, stateAt(1), tensors);
  stamps.push(checkpointsStamp(run));
  expect(checkpointsStamp(run)).toBe(stamps[1]);
  publishCheckpoint(run, stateAt(2), tensors);
  stamps.push(checkpointsStamp(run));
  utimesSync(join(directory, 'weights.safetensors'), 1, 1);
  stamps.push(checkpointsStamp(run));
  rmSync(join(directory, 'state.json'));
  stamps.push(checkpointsStamp(run));
  expect(new Set(stamps).size).toBe(5);
});
