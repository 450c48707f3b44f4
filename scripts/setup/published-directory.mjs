import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshPartialDirectory, removeDirectory } from './partial-directory.mjs';

const markerName = '.vae-workbench-complete.json';

/** What was recorded when the directory was completed, or null if it never was. One small read, no hashing. */
export function publishedMarker(directory) {
  try {
    return JSON.parse(readFileSync(join(directory, markerName), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Fills a directory aside (`fill(partialDirectory)`), puts a marker inside and renames it into place: whoever finds the
 * directory finds it whole. What an interrupted run left aside is thrown away first. `fill` may return facts for the marker.
 */
export async function publishDirectory(directory, fill) {
  const partial = freshPartialDirectory(directory);
  const facts = (await fill(partial)) ?? {};
  writeFileSync(join(partial, markerName), `${JSON.stringify(facts, null, 2)}\n`);
  removeDirectory(directory);
  renameSync(partial, directory);
  return facts;
}
