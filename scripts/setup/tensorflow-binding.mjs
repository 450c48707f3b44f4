import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHeaderArguments } from './machine.mjs';
import { packageDirectory } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { bindingInside } from './tensorflow-links.mjs';

/**
 * Compiles tfjs-node's binding against `<directory>/deps` into `<directory>/lib/napi-v8`. It is built in the given
 * directory, so that node_modules never holds half of one. Node-API 8: one binary serves every Node and Electron we run on.
 */
export async function buildTensorflowBinding(directory, isStuck) {
  const source = packageDirectory('@tensorflow/tfjs-node');
  for (const name of ['binding', 'binding.gyp', 'package.json']) {
    cpSync(join(source, name), join(directory, name), { recursive: true });
  }
  mkdirSync(join(directory, 'lib', 'napi-v8'), { recursive: true });
  const nodeGyp = join(packageDirectory('node-gyp'), 'bin', 'node-gyp.js');
  const settings = [
    '--module_name=tfjs_binding',
    `--module_path=${join(directory, 'lib', 'napi-v8')}`,
    '--napi_version=8',
    '--napi_build_version=8',
  ];
  await runCommand(process.execPath, [nodeGyp, 'rebuild', '--release', ...settings, ...nodeHeaderArguments()], {
    cwd: directory,
    isStuck,
  });
}

/**
 * The version that the library itself reports, asked in a process of its own. A library that cannot be loaded here (an
 * older system, a processor without AVX) ends that process, not set-up.
 */
export async function loadedTensorflowVersion(directory) {
  const script = 'console.log("version " + require(process.argv[1]).TF_Version)';
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' };
  const output = await runCommand(process.execPath, ['-e', script, join(directory, bindingInside)], { env });
  const version = /^version (\S+)$/m.exec(output)?.[1];
  if (!version) throw new Error(`the TensorFlow library in ${directory} was loaded, but it does not report a version`);
  return version;
}
