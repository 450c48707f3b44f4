import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

export type Color = readonly [red: number, green: number, blue: number];

export async function picture(color: Color, format: 'png' | 'jpeg' | 'webp' = 'png', size = 8): Promise<Buffer> {
  const [r, g, b] = color;
  return sharp({ create: { width: size, height: size, channels: 3, background: { r, g, b } } })
    .toFormat(format)
    .toBuffer();
}

/** A folder with these files, by path. */
export function folderOf(files: Readonly<Record<string, Uint8Array | string>>): string {
  const directory = temporaryDirectory();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  return directory;
}
