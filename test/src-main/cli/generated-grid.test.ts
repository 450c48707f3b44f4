import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { writeGeneratedGrid } from '#main/cli/generated-grid.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const runs = {
  generate(_run: string, count: number, _seed: number, file: string) {
    const shape = [count, 5, 4, 1];
    writeFileSync(file, npyBytes(numberArray('uint8', shape, new Uint8Array(count * 20).fill(200))));
    return Promise.resolve({ shape });
  },
};

test('writes one picture that holds all images, and nothing beside it', async () => {
  const directory = temporaryDirectory();
  await writeGeneratedGrid(runs, { runId: 'x', count: 9, seed: 1, file: join(directory, 'new', 'grid.png') });
  const { width, height } = await sharp(join(directory, 'new', 'grid.png')).metadata();
  expect(width).toBeGreaterThanOrEqual(12);
  expect(height).toBeGreaterThanOrEqual(15);
  expect(readdirSync(join(directory, 'new'))).toEqual(['grid.png']);
});

test('a place that cannot be written to is named', async () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  await expect(
    writeGeneratedGrid(runs, { runId: 'x', count: 1, seed: 1, file: join(file, 'grid.png') }),
  ).rejects.toMatchObject({
    code: 'file/not-writable',
  });
});
