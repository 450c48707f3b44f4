import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { directorySize } from './directory-size.mjs';
import { freshPartialDirectory, removeDirectory } from './partial-directory.mjs';
import { sizeText, say } from './progress-line.mjs';
import { RefusedFileError, verifyFile } from './verify-file.mjs';

/**
 * The path of a pinned file in the cache, fetched if it is not there. `fetch(directory)` brings it into an empty directory
 * of its own (`<file>.<process>.partial`) by whatever client; only a verified file is renamed to its final name, so an interrupted
 * download is simply begun anew. A file already in the cache is verified too, because it is only asked for when something
 * has to be unpacked: if it was changed on the disk it is said, and fetched again.
 */
export async function downloadPinned({ directory, pin, fetch, line, tell = say }) {
  const path = join(directory, pin.fileName);
  if (existsSync(path) && (await isGenuine(path, pin, tell))) return path;
  const partial = freshPartialDirectory(path);
  const timer = setInterval(() => line?.update(`${sizeText(directorySize(partial))} of ${sizeText(pin.bytes)}`), 500);
  try {
    await fetch(partial);
    const fetched = join(partial, pin.fileName);
    if (!existsSync(fetched)) throw new Error(`${pin.fileName} was expected, but the index gave ${listed(partial)}`);
    line?.update('verifying');
    await verifyFile(fetched, pin).catch(adviseAndRethrow);
    renameSync(fetched, path);
  } finally {
    clearInterval(timer);
    removeDirectory(partial);
  }
  return path;
}

async function isGenuine(path, pin, tell) {
  try {
    await verifyFile(path, pin);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    tell(`${error.message}. It was changed on this disk; it is deleted and fetched anew.`);
    rmSync(path);
    return false;
  }
}

function adviseAndRethrow(error) {
  const advice =
    'It is not used. Start again to download it anew; if this happens twice, the network or the package index gives out other files: use another one.';
  throw error instanceof RefusedFileError ? new RefusedFileError(`${error.message}. ${advice}`) : error;
}

function listed(directory) {
  const names = readdirSync(directory).filter((name) => /\.(whl|tgz|zip)$/.test(name));
  return names.length > 0 ? names.join(', ') : 'nothing';
}
