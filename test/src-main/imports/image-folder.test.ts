import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { readImageFolder } from '#main/imports/image-folder.ts';
import type { ImageFolderSource } from '#main/imports/image-folder.ts';
import type { ImportProgress } from '#main/imports/imported-content.ts';
import { folderOf, picture } from './example-images.ts';

function source(directory: string, changes: Partial<ImageFolderSource> = {}): ImageFolderSource {
  return { kind: 'image-folder', directory, name: 'x', height: 4, width: 4, channels: 3, testShare: 0, ...changes };
}

const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;

describe('readImageFolder', () => {
  test('reads PNG, JPEG and WebP in color, scaled to the asked size', async () => {
    const directory = folderOf({
      'a/1.png': await picture(red),
      'a/2.jpg': await picture(red, 'jpeg', 31),
      'b/3.webp': await picture(blue, 'webp'),
    });
    const { shape, classes, splits } = await readImageFolder(source(directory));
    expect(shape).toEqual([4, 4, 3]);
    expect(classes).toEqual(['a', 'b']);
    const { images, labels } = splits.train;
    expect(images.length).toBe(3 * 48);
    for (const [place, label] of (labels ?? new Uint8Array()).entries()) {
      const [r = 0, g = 0, b = 0] = images.subarray(place * 48, place * 48 + 3);
      const expected = label === 0 ? red : blue;
      for (const [channel, value] of [r, g, b].entries())
        expect(Math.abs(value - (expected[channel] ?? 0))).toBeLessThan(4);
    }
  });

  test('makes gray of color and color of gray', async () => {
    const gray = await sharp({ create: { width: 6, height: 6, channels: 3, background: '#808080' } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const directory = folderOf({ 'a/1.png': gray });
    const color = await readImageFolder(source(directory));
    expect(new Set(color.splits.train.images)).toEqual(new Set([128]));
    const single = await readImageFolder(
      source(folderOf({ 'a/1.png': await picture([128, 128, 128]) }), { channels: 1 }),
    );
    expect(single.shape).toEqual([4, 4, 1]);
    expect(new Set(single.splits.train.images)).toEqual(new Set([128]));
  });

  test('puts transparency on white and 16 bits into 8', async () => {
    const clear = await sharp({
      create: { width: 5, height: 5, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const deep = await sharp(await picture([255, 255, 255]))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const { splits } = await readImageFolder(source(folderOf({ '1.png': clear, '2.png': deep })));
    expect(new Set(splits.train.images)).toEqual(new Set([255]));
    expect(splits.train.labels).toBeNull();
  });

  test('keeps the middle of an image of other proportions', async () => {
    const stripes = await sharp({ create: { width: 30, height: 10, channels: 3, background: { r: 255, g: 0, b: 0 } } })
      .composite([{ input: await picture(blue, 'png', 10), left: 10, top: 0 }])
      .png()
      .toBuffer();
    const { splits } = await readImageFolder(source(folderOf({ 'a/1.png': stripes }), { height: 1, width: 1 }));
    const [red, , blueness] = splits.train.images; // the filter of the resize reaches a little beyond the middle
    expect(red).toBeLessThan(40);
    expect(blueness).toBeGreaterThan(215);
  });

  test('is the same twice, and tells how far it is', async () => {
    const files: Record<string, Buffer> = {};
    for (let index = 0; index < 24; index += 1) files[`${index % 2}/${index}.png`] = await picture([index * 10, 0, 0]);
    const directory = folderOf(files);
    const progress: ImportProgress[] = [];
    const first = await readImageFolder(source(directory, { testShare: 0.25 }), (step) => progress.push(step));
    expect(await readImageFolder(source(directory, { testShare: 0.25 }))).toEqual(first);
    expect(first.splits.test.images.length).toBe(6 * 48);
    expect(progress.at(-1)).toEqual({ done: 24, total: 24, what: 'images' });
  });

  test.each([
    ['text under the name of an image', 'not an image'],
    ['an empty file', ''],
    ['half a PNG', null],
  ])('names %s', async (_what, bytes) => {
    const noise = await sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 100, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    const directory = folderOf({ 'a/good.png': noise, 'a/bad.png': bytes ?? noise.subarray(0, noise.length / 2) });
    const failure = readImageFolder(source(directory));
    await expect(failure).rejects.toMatchObject({ code: 'dataset/invalid' });
    await expect(failure).rejects.toThrow(/bad\.png could not be read as an image/);
  });

  test('refuses a small file that claims too many pixels', async () => {
    const bytes = Buffer.from(await picture(red));
    bytes.writeUInt32BE(60_000, 16); // width and height of IHDR
    bytes.writeUInt32BE(60_000, 20);
    await expect(readImageFolder(source(folderOf({ 'a/bomb.png': bytes })))).rejects.toThrow(
      /bomb\.png could not be read/,
    );
  });

  test('refuses more than fits, before anything is decoded', async () => {
    const files = Object.fromEntries(Array.from({ length: 2731 }, (_, index) => [`a/${index}.png`, '']));
    const failure = readImageFolder(source(folderOf(files), { height: 512, width: 512 }));
    await expect(failure).rejects.toThrow(
      /2731 images of 512 × 512 × 3 are 2147745792 bytes; expected at most 2147483647/,
    );
  });

  test('refuses a share that leaves nothing to train on', async () => {
    const directory = folderOf({ 'a/1.png': await picture(red) });
    await expect(readImageFolder(source(directory, { testShare: 0.9 }))).rejects.toThrow(
      /no image is left to train on/,
    );
  });
});
