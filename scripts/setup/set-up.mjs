import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isElectronReady, setUpElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { manifestFormatVersion, manifestPath, readManifest, writeManifest } from './manifest.mjs';
import { areNpmPackagesReady, setUpNpmPackages } from './npm-packages.mjs';
import { cacheDirectory } from './places.mjs';
import { isSqliteReady, setUpSqlite } from './sqlite.mjs';
import { isDisplayPossible, setUpSystemLibraries } from './system-libraries.mjs';
import { isTensorflowReady, relinkedTensorflow, setUpTensorflow } from './tensorflow.mjs';

const notAskedFor = { electron: null, electronReason: 'not asked for yet; npm start and npm test fetch it' };

/**
 * Brings everything that npm does not: Electron, TensorFlow, SQLite. Returns the manifest and sets VAE_WORKBENCH_SETUP for
 * the processes that are started from here. When all is in place it costs a few file look-ups and says nothing.
 * `needsElectron: false` is for the command line, which should not make a server fetch a browser. `again` climbs from the first rung.
 */
export async function setUp({ needsElectron = true, again = false } = {}) {
  const path = manifestPath();
  process.env.VAE_WORKBENCH_SETUP = path;
  const previous = again ? null : readManifest(path);
  if (isEverythingReady(previous, needsElectron)) return previous;
  const cache = cacheDirectory();
  mkdirSync(cache, { recursive: true });
  return withLock(join(cache, 'set-up.lock'), async () => {
    // Whoever held the lock before may have done it all.
    const current = again ? null : readManifest(path);
    await setUpNpmPackages();
    if (isEverythingReady(current, needsElectron)) return current;
    const manifest = await climbAll({ current, needsElectron, cache });
    writeManifest(manifest, path);
    return manifest;
  });
}

function isEverythingReady(manifest, needsElectron) {
  if (!manifest || !areNpmPackagesReady() || manifest.nodeVersion !== process.versions.node) return false;
  const electronReady =
    isElectronReady(manifest.electron) && manifest.electron.systemLibraries.complete && isDisplayPossible();
  return (
    (electronReady || !needsElectron) &&
    isTensorflowReady(manifest.tensorflow) &&
    isSqliteReady(manifest.sqlite, facts(manifest.electron))
  );
}

async function climbAll({ current, needsElectron, cache }) {
  const { electron, electronReason } = await electronRecord(current, needsElectron, cache);
  const tensorflow = isTensorflowReady(current?.tensorflow)
    ? current.tensorflow
    : (relinkedTensorflow(current?.tensorflow) ?? (await setUpTensorflow({ cache })));
  const sqlite = isSqliteReady(current?.sqlite, facts(electron))
    ? current.sqlite
    : await setUpSqlite({ cache, electronVersion: electron?.version });
  return {
    formatVersion: manifestFormatVersion,
    nodeVersion: process.versions.node,
    napi: Number(process.versions.napi),
    electron,
    electronReason,
    tensorflow,
    sqlite,
  };
}

async function electronRecord(current, needsElectron, cache) {
  if (!needsElectron) return current ?? notAskedFor;
  const isReady = isElectronReady(current?.electron);
  const { electron, reason } = isReady ? { electron: current.electron, reason: null } : await setUpElectron({ cache });
  if (!electron) return { electron, electronReason: reason };
  const systemLibraries = await setUpSystemLibraries(electron.executable);
  return { electron: { ...electron, systemLibraries }, electronReason: null };
}

function facts(electron) {
  return { napi: process.versions.napi, electronVersion: electron?.version };
}
