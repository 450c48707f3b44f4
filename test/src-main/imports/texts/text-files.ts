import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** A file of this name and content in a folder of its own; gives its path. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(temporaryDirectory(), name);
  writeFileSync(file, content);
  return file;
}

/**
 * A Parquet file of two rows, text "Good film." and "Schlecht, äh.", stars 5 and 1, written byte by byte after the
 * specification (format 1, plain, not compressed).
 */
export const parquetBytes = Buffer.from(
  'UEFSMRUAFUAVQCwVBBUAFQYVBgAACgAAAEdvb2QgZmlsbS4OAAAAU2NobGVjaHQsIMOkaC4VABUQFRAsFQQVABUGFQYAAAUAAAAB' +
    'AAAAFQIZPEgGc2NoZW1hFQQAFQwlABgEdGV4dCUAABUCJQAYBXN0YXJzABYEGRwZLCYIHBUMGRUAGRgEdGV4dBUAFgQWYhZiJggA' +
    'ACZqHBUCGRUAGRgFc3RhcnMVABYEFjIWMiZqAAAWlAEWBAAAbAAAAFBBUjE=',
  'base64',
);
