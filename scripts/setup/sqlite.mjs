import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { oneLine, underLine } from './ladder.mjs';
import { nodeHeaderArguments, requireBuildTools } from './machine.mjs';
import { packageDirectory, repositoryRoot } from './places.mjs';
import { say, startLine } from './progress-line.mjs';
import { publishDirectory, publishedMarker } from './published-directory.mjs';
import { runCommand } from './run-command.mjs';

const recipe = 1; // Raise it when the build below changes, so that what an older script made is made again.

function wantedVersion() {
  return JSON.parse(readFileSync(join(packageDirectory('better-sqlite3'), 'package.json'), 'utf8')).version;
}

/**
 * The binary inside the npm package needs Node-API 10 (Node 22, Electron 36); on an older one it does not fail politely, it
 * crashes the process. So this is decided by numbers, before anything loads it.
 */
export function needsSourceBuild(napi, electronVersion) {
  const isNewElectron = electronVersion === undefined || Number.parseInt(electronVersion, 10) >= 36; // "unknown" is not new
  return Number(napi) < 10 || !isNewElectron;
}

export function isSqliteReady(sqlite, { napi, electronVersion }) {
  if (sqlite?.wanted !== wantedVersion()) return false;
  if (!needsSourceBuild(napi, electronVersion)) return sqlite.source !== 'none';
  return sqlite.nativeBinding !== null && existsSync(sqlite.nativeBinding);
}

/** The record for the manifest: the package's own binary, or one that is compiled once and kept in the cache. */
export async function setUpSqlite({ cache, electronVersion, napi = process.versions.napi }) {
  const wanted = wantedVersion();
  if (!needsSourceBuild(napi, electronVersion)) return { nativeBinding: null, source: 'prebuilt', wanted };
  const directory = join(cache, 'sqlite', `better-sqlite3-${wanted}-${process.platform}-${process.arch}-r${recipe}`);
  try {
    if (!publishedMarker(directory)) await build(directory, wanted);
    return { nativeBinding: join(directory, 'better_sqlite3.node'), source: 'built-from-source', wanted };
  } catch (error) {
    const reason = oneLine(error);
    if (!error.alreadyTold) say(`SQLite (better-sqlite3 ${wanted}) · not possible: ${reason}`);
    say(
      'Without it nothing can be stored on this Node or Electron. Use Node 22 or later, where nothing has to be compiled,',
    );
    say('or install python3, make and g++ and start again.');
    return { nativeBinding: null, source: 'none', wanted, reason };
  }
}

async function build(directory, version) {
  requireBuildTools();
  const line = startLine([`SQLite (better-sqlite3 ${version})`, 'compiled from its npm package', '2 MB']);
  await underLine(line, () =>
    publishDirectory(directory, async (partial) => {
      const scratch = join(partial, 'build-scratch');
      prepareSource(scratch);
      line.update('compiling');
      await compile(scratch);
      const binary = join(partial, 'better_sqlite3.node');
      copyFileSync(join(scratch, 'build', 'Release', 'better_sqlite3.node'), binary);
      rmSync(scratch, { recursive: true });
      await tryBinary(binary);
      return { version, recipe };
    }),
  );
}

/** A copy of the package's source with other defines: Node-API 9 has what it uses, but under "experimental" still. */
function prepareSource(scratch) {
  mkdirSync(scratch, { recursive: true });
  for (const name of ['src', 'deps', 'lib', 'binding.gyp', 'package.json']) {
    cpSync(join(packageDirectory('better-sqlite3'), name), join(scratch, name), { recursive: true });
  }
  const gypFile = join(scratch, 'binding.gyp');
  const original = readFileSync(gypFile, 'utf8');
  const changed = original.replace(
    "'NAPI_VERSION=10'",
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  );
  if (changed === original)
    throw new Error(`${gypFile}: the define NAPI_VERSION=10 is not there; scripts/setup/sqlite.mjs must follow`);
  writeFileSync(gypFile, changed);
}

function compile(scratch) {
  const nodeGyp = join(packageDirectory('node-gyp'), 'bin', 'node-gyp.js');
  const jobs = String(Math.min(4, availableParallelism()));
  const args = ['rebuild', '--release', '--force_build=1', '--jobs', jobs, ...nodeHeaderArguments()];
  return runCommand(process.execPath, [nodeGyp, ...args], {
    cwd: scratch,
    env: { ...process.env, NODE_PATH: join(repositoryRoot, 'node_modules') }, // where node-addon-api is found from the copy
    isStuck: (milliseconds) => (milliseconds > 1_200_000 ? 'compiling took more than 20 minutes' : null),
  });
}

/** In a process of its own: a binary that does not fit ends the process that loads it. */
async function tryBinary(binary) {
  const script =
    'const Database = require(process.argv[1]); const db = new Database(":memory:", { nativeBinding: process.argv[2] });' +
    'if (db.prepare("SELECT 6 * 7 AS answer").get().answer !== 42) throw new Error("SQLite computes wrongly");';
  await runCommand(process.execPath, ['-e', script, packageDirectory('better-sqlite3'), binary]);
}
