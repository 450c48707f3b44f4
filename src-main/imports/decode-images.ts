import type { Sharp } from 'sharp';
import { invalidDataset } from './imported-content.ts';

/** A picture of a few kilobytes can claim billions of pixels; more than this is refused before it is decoded. */
const mostPixels = 100_000_000;
const atOnce = 4;

/**
 * Decodes images into one array (N, H, W, C). The centre is kept where the proportions differ; transparency becomes
 * white. libvips decodes on the thread pool of Node: this thread only waits, and messages are heard between images.
 */
export async function decodeImages(
  files: readonly string[],
  shape: readonly [height: number, width: number, channels: 1 | 3],
  onProgress: (done: number) => void,
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp'); // 20 MB of native code that only an import of images needs
  sharp.cache(false); // every file is read once
  const [height, width, channels] = shape;
  const size = height * width * channels;
  const pixels = new Uint8Array(files.length * size);
  let next = 0;
  let done = 0;
  const decodeNext = async (): Promise<void> => {
    while (next < files.length) {
      const index = next++;
      const file = files[index] ?? '';
      const input = sharp(file, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
      pixels.set(await decode(file, input, shape), index * size);
      done += 1;
      if (done % 100 === 0 || done === files.length) onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, decodeNext));
  return pixels;
}

async function decode(file: string, input: Sharp, [height, width, channels]: readonly [number, number, 1 | 3]) {
  try {
    const { data, info } = await input
      .autoOrient()
      .flatten({ background: 'white' })
      .resize({ height, width, fit: 'cover' })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels === channels && data.length === height * width * channels) return data;
    throw new Error(
      `expected ${height} × ${width} × ${channels}, decoded to ${info.height} × ${info.width} × ${info.channels}`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidDataset(`${file} could not be read as an image: ${reason}.`, { file });
  }
}
