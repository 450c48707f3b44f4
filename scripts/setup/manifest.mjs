/**
 * `setup.json`: what set-up found or built, for whoever starts a process that needs it. It is written last and at once,
 * so a manifest that exists describes files that were complete when it was written. Where it is: the environment
 * variable VAE_WORKBENCH_SETUP, else `setup.json` in the per-user cache (places.mjs).
 *
 * {
 *   "formatVersion": 1,
 *   "nodeVersion": "20.20.2",          the Node that ran set-up
 *   "napi": 9,                         that Node's Node-API version, a number
 *   "electron": null | {             null: not available, "electronReason" says why
 *     "executable": "/…/electron",
 *     "version": "45.4.1",             "unknown" for an override folder without a version file
 *     "source": "override" | "official" | "npm-cypress",
 *     "wanted": "45.4.1",              the version that package-lock.json asks for
 *     "systemLibraries": { "complete": true } | { "complete": false, "missing": ["…"], "remedy": "…" }
 *   },
 *   "electronReason": null | "…",
 *   "tensorflow":
 *       { "available": true, "version": "2.21.0", "source": "official" | "python-wheel", "wanted": "4.22.0",
 *         "directory": "/…", "libraryDirectory": "/…/deps/lib" }
 *     | { "available": false, "reason": "…", "wanted": "4.22.0", "triedAt": "2026-01-31T12:00:00.000Z" },
 *   "sqlite": {
 *     "nativeBinding": "/…/better_sqlite3.node" | null,
 *                                      not null: give it to `new Database(path, { nativeBinding })` where
 *                                      Number(process.versions.napi) < 10; elsewhere the prebuilt binary inside the npm
 *                                      package is right, and this one is not needed
 *     "source": "prebuilt" | "built-from-source" | "none",
 *     "wanted": "13.2.0",
 *     "reason": "…"                    only with "none": SQLite will not work on a Node-API below 10
 *   }
 * }
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDirectory } from './places.mjs';

export const manifestFormatVersion = 1;

export function manifestPath(env = process.env) {
  return env.VAE_WORKBENCH_SETUP || join(cacheDirectory(env), 'setup.json');
}

/** The manifest, or null if there is none that this version can read (set-up then looks at everything again). */
export function readManifest(path = manifestPath()) {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    return manifest.formatVersion === manifestFormatVersion ? manifest : null;
  } catch {
    return null;
  }
}

/** Writes the manifest by rename, so that a reader sees the old one or the new one, never half of one. */
export function writeManifest(manifest, path = manifestPath()) {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, path);
}
