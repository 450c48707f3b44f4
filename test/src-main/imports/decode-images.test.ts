import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodeImages } from '#main/imports/decode-images.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

async function gray(directory: string, value: number): Promise<string> {
  const file = join(directory, `${value}.png`);
  await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: value, g: value, b: value } } }).toFile(
    file,
  );
  return file;
}

test('decodes in the order of the names, whatever finishes first, and tells how far it is', async () => {
  const directory = temporaryDirectory();
  const files = await Promise.all(Array.from({ length: 12 }, (_, i) => gray(directory, 10 * i)));
  const told: number[] = [];
  const pixels = await decodeImages(files, [2, 2, 1], (done) => told.push(done));
  expect(files.map((_, i) => pixels[4 * i])).toEqual(files.map((_, i) => 10 * i));
  expect(told.at(-1)).toBe(12);
});

test('an unreadable file is named', async () => {
  const file = join(temporaryDirectory(), 'broken.png');
  writeFileSync(file, 'no picture');
  await expect(decodeImages([file], [2, 2, 1], () => undefined)).rejects.toMatchObject({
    code: 'dataset/invalid',
    message: expect.stringContaining('broken.png') as unknown,
  });
});
