import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fakeCli, fakeWriting } from '../fake-services.ts';

test('draws as many images as asked with the asked seed', async () => {
  const asked: number[] = [];
  const generate = (_run: string, count: number, seed: number, file: string) => {
    asked.push(count, seed);
    const shape = [count, 2, 2, 1];
    writeFileSync(file, npyBytes(numberArray('uint8', shape, new Uint8Array(4 * count))));
    return Promise.resolve({ shape });
  };
  const out = join(temporaryDirectory(), 'grid.png');
  const { services } = fakeWriting({}, { generate });
  const { code } = await fakeCli(['generate', 'last', '-n', '4', '--seed', '9', '--out', out], { writing: services });
  expect(code).toBe(0);
  expect(asked).toEqual([4, 9]);
  expect(existsSync(out)).toBe(true);
});
