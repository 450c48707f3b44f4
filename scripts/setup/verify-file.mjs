import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** A downloaded file that is not the one that was pinned. The next start must not use it. */
export class RefusedFileError extends Error {}

/** Hash of a file in the notation of its pin: `sha256-<hex>` or `sha512-<base64>`. */
export async function fileHash(path, algorithm) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return `${algorithm}-${hash.digest(algorithm === 'sha512' ? 'base64' : 'hex')}`;
}

/**
 * Throws unless the file is byte for byte the pinned one. A wrong size is reported before the hash is computed:
 * it is the sign of a download that was cut short.
 */
export async function verifyFile(path, { hash, bytes }) {
  const found = statSync(path).size;
  if (bytes !== undefined && found !== bytes) {
    throw new RefusedFileError(`${path} is refused: expected ${bytes} bytes, found ${found}`);
  }
  const foundHash = await fileHash(path, hash.slice(0, hash.indexOf('-')));
  if (foundHash !== hash) {
    throw new RefusedFileError(`${path} is refused: expected ${hash}, found ${foundHash}`);
  }
}
