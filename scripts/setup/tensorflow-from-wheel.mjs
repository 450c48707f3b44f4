import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { stopWithoutProgress } from './directory-size.mjs';
import { downloadPinned } from './download.mjs';
import { underLine } from './ladder.mjs';
import { requireBuildTools, requireGlibcLinuxX64 } from './machine.mjs';
import { sizeText, startLine } from './progress-line.mjs';
import { publishDirectory, publishedMarker } from './published-directory.mjs';
import { runCommand } from './run-command.mjs';
import { buildTensorflowBinding, loadedTensorflowVersion } from './tensorflow-binding.mjs';
import { unzip } from './unzip.mjs';

const wheelVersion = '2.21.0';
const recipe = 1; // Raise it when the layout below changes, so that what an older script made is made again.

// Only the C library inside is used, so every Python fetches the same wheel, the one that was tried: for CPython 3.11.
const wheelArguments = ['--python-version', '311', '--platform', 'manylinux_2_27_x86_64', '--only-binary=:all:'];
const pin = {
  fileName: 'tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl',
  bytes: 273_829_956,
  hash: 'sha256-2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
};

/** TensorFlow's C library out of its Python wheel, and tfjs-node's binding compiled against it. */
export async function installTensorflowFromWheel({ cache, wanted }) {
  requireGlibcLinuxX64('the TensorFlow wheel whose hash is known');
  const directory = join(cache, 'tensorflow', `tfjs-node-${wanted}-wheel-${wheelVersion}-r${recipe}`);
  const marker = publishedMarker(directory);
  if (marker) return { version: marker.version, source: 'python-wheel', directory };
  requireBuildTools();
  await requirePip();
  const line = startLine([`TensorFlow ${wheelVersion}`, 'Python package index', sizeText(pin.bytes)]);
  const { version } = await underLine(line, async () => {
    const wheel = await downloadPinned({ directory: join(cache, 'downloads'), pin, fetch: fetchWheel, line });
    return publishDirectory(directory, (partial) => fill(partial, wheel, line));
  });
  return { version, source: 'python-wheel', directory };
}

/** Debian's python3 comes without pip. */
async function requirePip() {
  const hasPip = () => runCommand('python3', ['-m', 'pip', '--version']).then(Boolean, () => false);
  if (await hasPip()) return;
  if (canInstallPackages()) await installPackages(['python3-pip']);
  if (!(await hasPip())) throw new Error('python3 has no pip (Debian: apt-get install python3-pip)');
}

function fetchWheel(directory) {
  const options = [
    '--no-deps',
    '--no-cache-dir',
    '--disable-pip-version-check',
    '--dest',
    directory,
    ...wheelArguments,
  ];
  return runCommand('python3', ['-m', 'pip', 'download', ...options, `tensorflow-cpu==${wheelVersion}`], {
    // pip's temporary files go where their growth can be watched.
    env: { ...process.env, TMPDIR: directory },
    isStuck: stopWithoutProgress(directory, 180_000),
  });
}

async function fill(directory, wheel, line) {
  await unzip(wheel, directory, {
    rename: placeOfMember,
    onBytes: (bytes) => line.update(`unpacking ${sizeText(bytes)}`),
  });
  const library = join(directory, 'deps', 'lib');
  symlinkSync('libtensorflow_cc.so.2', join(library, 'libtensorflow.so'));
  symlinkSync('libtensorflow_framework.so.2', join(library, 'libtensorflow_framework.so'));
  line.update('compiling the binding');
  await buildTensorflowBinding(directory, (ms) => (ms > 900_000 ? 'compiling took more than 15 minutes' : null));
  for (const name of ['build', 'binding', 'binding.gyp', 'package.json']) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
  return { version: await loadedTensorflowVersion(directory), recipe, from: pin.fileName };
}

const headerPrefixes = [
  'tensorflow/c/',
  'tensorflow/core/platform/ctstring',
  'tsl/',
  'xla/tsl/c/',
  'xla/tsl/platform/',
].map((prefix) => `tensorflow/include/${prefix}`);

/** Two libraries and the headers of the C interface out of 25,000 members; everything else is left out. */
export function placeOfMember(name) {
  if (/^tensorflow\/libtensorflow_(cc|framework)\.so\.2$/.test(name)) return name.replace('tensorflow/', 'deps/lib/');
  if (!headerPrefixes.some((prefix) => name.startsWith(prefix))) return null;
  return name.replace('tensorflow/include/', 'deps/include/');
}
