import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { directorySize } from './directory-size.mjs';
import { stopWithoutProgress } from './directory-size.mjs';
import { underLine } from './ladder.mjs';
import { packageDirectory, repositoryRoot } from './places.mjs';
import { sizeText, startLine } from './progress-line.mjs';
import { publishDirectory, publishedMarker } from './published-directory.mjs';
import { requireReachable } from './reachable.mjs';
import { runCommand } from './run-command.mjs';
import { loadedTensorflowVersion } from './tensorflow-binding.mjs';
import { bindingInside } from './tensorflow-links.mjs';

/**
 * The library that tfjs-node was released with, fetched by the install script inside the npm package. That script knows no
 * checksum; what it fetches is trusted as far as the encrypted connection to its host. Its result moves to the cache.
 */
export async function installOfficialTensorflow({ cache, wanted, env = process.env }) {
  const directory = join(cache, 'tensorflow', `tfjs-node-${wanted}-official-${process.platform}-${process.arch}`);
  const marker = publishedMarker(directory);
  if (marker) return { version: marker.version, source: 'official', directory };
  const host = env.TFJS_NODE_CDN_STORAGE || env.CDN_STORAGE || 'https://storage.googleapis.com/';
  const line = startLine([`TensorFlow for tfjs-node ${wanted}`, new URL(host).host, 'about 120 MB']);
  const { version } = await underLine(line, async () => {
    await requireReachable(host, { env });
    return publishDirectory(directory, (partial) => runInstallScript(partial, env, line));
  });
  return { version, source: 'official', directory };
}

async function runInstallScript(directory, env, line) {
  const inPackage = packageDirectory('@tensorflow/tfjs-node');
  for (const name of ['deps', 'lib']) rmSync(join(inPackage, name), { recursive: true, force: true });
  const stop = stopWithoutProgress(inPackage, 180_000);
  const isStuck = (elapsedMs) => {
    line.update(sizeText(directorySize(inPackage)));
    return stop(elapsedMs);
  };
  const path = [join(repositoryRoot, 'node_modules', '.bin'), env.PATH].join(delimiter);
  await runCommand(process.execPath, ['scripts/install.js'], { cwd: inPackage, env: { ...env, PATH: path }, isStuck });
  if (!existsSync(join(inPackage, bindingInside))) throw new Error('its install script ended, but left no binding');
  for (const name of ['deps', 'lib']) moveDirectory(join(inPackage, name), join(directory, name));
  return { version: await loadedTensorflowVersion(directory) };
}

/** Rename where both are on one disk, else copy. Relative links inside stay as they are. */
function moveDirectory(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    rmSync(from, { recursive: true });
  }
}
