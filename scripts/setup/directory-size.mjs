import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes in a directory while another program writes into it: files may vanish between two looks. */
export function directorySize(directory) {
  return entries(directory).reduce((bytes, entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return entry.isFile() ? bytes + (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : bytes;
  }, 0);
}

function entries(directory) {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

/** For `runCommand`: stop a download when nothing was written into its directory for so long. */
export function stopWithoutProgress(directory, limitMs) {
  let size = -1;
  let since = 0;
  return (elapsedMs) => {
    const current = directorySize(directory);
    if (current !== size) {
      size = current;
      since = elapsedMs;
    }
    return elapsedMs - since > limitMs ? `no progress for ${limitMs / 1000} s` : null;
  };
}
