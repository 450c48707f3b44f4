import { createWriteStream, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const fileTypeMask = 0o170000;
const symlinkType = 0o120000;

/**
 * Unpacks a zip file, streaming, with permission bits and symbolic links. `rename(name)` gives the place of an entry below
 * `directory`, or null to leave it out. An entry or a link that would lead out of the directory stops everything.
 * Links are made last, so that nothing can be written through one.
 */
export async function unzip(zipPath, directory, { rename = (name) => name, onBytes } = {}) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(zipPath, { autoClose: false, strictFileNames: true });
  const root = resolve(directory);
  const links = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = rename(entry.fileName);
      if (name === null) continue;
      const target = placeBelow(root, name, zipPath);
      const mode = entry.externalFileAttributes >>> 16;
      if (name.endsWith('/')) mkdirSync(target, { recursive: true });
      else if ((mode & fileTypeMask) === symlinkType) links.push({ target, to: await readText(zip, entry) });
      else await writeEntry(zip, entry, target, mode & 0o777 || 0o644);
      bytes += entry.uncompressedSize;
      onBytes?.(bytes);
    }
  } finally {
    zip.close();
  }
  for (const link of links) makeLink(root, link, zipPath);
}

function placeBelow(root, name, zipPath) {
  const target = resolve(root, name);
  if (isOutside(root, target)) {
    throw new Error(`${zipPath}: the entry "${name}" would be written outside ${root}; nothing of this file is used`);
  }
  return target;
}

function isOutside(root, target) {
  const path = relative(root, target);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

async function writeEntry(zip, entry, target, mode) {
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode, flags: 'wx' }));
}

async function readText(zip, entry) {
  const chunks = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function makeLink(root, { target, to }, zipPath) {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  // A parent that is itself a link makes the lexical check below worthless.
  const expectedParent = join(realpathSync(root), relative(root, parent));
  if (realpathSync(parent) !== expectedParent || isAbsolute(to) || isOutside(root, resolve(parent, to))) {
    throw new Error(`${zipPath}: the link "${relative(root, target)}" → "${to}" leads outside ${root}; it is refused`);
  }
  symlinkSync(to, target);
}
