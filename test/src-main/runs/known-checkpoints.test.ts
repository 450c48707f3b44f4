import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkpointName } from '#main/checkpoints/checkpoints.ts';
import { checkedCheckpoint, createKnownCheckpoints } from '#main/runs/known-checkpoints.ts';
import { checkpointMessage } from '#test/helpers/run-service-fixture.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const id = '20261124abcd';

/** A run with the checkpoints of some steps. */
function trained(...steps: readonly number[]) {
  const directory = temporaryDirectory();
  for (const step of steps) checkpointMessage(directory, id, step);
  const run = join(directory, 'runs', id);
  return { directory, run, folder: (step: number) => join(run, 'checkpoints', checkpointName(step)) };
}

/** Flips a bit of the weights; the file has the time of before unless another one is given. */
function damage(folder: string, time?: Date): void {
  const file = join(folder, 'weights.safetensors');
  const { atime, mtime } = statSync(file);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
  utimesSync(file, atime, time ?? mtime);
}

test('a checkpoint that was checked is not read again, a changed or a newer one is', () => {
  const { directory, run, folder } = trained(1, 2);
  const past = new Date(2026, 0, 1);
  utimesSync(join(folder(2), 'weights.safetensors'), past, past); // whole milliseconds
  const known = createKnownCheckpoints();
  expect(known(run, id)).toBe(folder(2));
  damage(folder(2));
  expect(checkedCheckpoint(run, id)).toBe(folder(1)); // which reads it
  expect(known(run, id)).toBe(folder(2));
  damage(folder(2), new Date(2026, 0, 2)); // the bit is back, the time is new
  expect(known(run, id)).toBe(folder(2));
  damage(folder(2), new Date(2026, 0, 3));
  expect(known(run, id)).toBe(folder(1));
  checkpointMessage(directory, id, 3);
  expect(known(run, id)).toBe(folder(3));
});

test('a run without a good checkpoint is told so each time, and what is wrong', () => {
  const { directory, run, folder } = trained();
  const known = createKnownCheckpoints();
  expect(() => known(run, id)).toThrow(expect.objectContaining({ code: 'run/no-checkpoint' }) as Error);
  checkpointMessage(directory, id, 4);
  damage(folder(4));
  for (const ask of [known, known, checkedCheckpoint]) {
    const asking = () => ask(run, id);
    expect(asking).toThrow(expect.objectContaining({ code: 'checkpoint/damaged' }) as Error);
    expect(asking).toThrow(folder(4));
  }
});
