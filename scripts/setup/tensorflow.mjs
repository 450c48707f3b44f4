import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { climbLadder } from './ladder.mjs';
import { packageDirectory } from './places.mjs';
import { say } from './progress-line.mjs';
import { bindingInside, isTensorflowLinked, linkTensorflow } from './tensorflow-links.mjs';
import { installTensorflowFromWheel } from './tensorflow-from-wheel.mjs';
import { installOfficialTensorflow } from './tensorflow-official.mjs';

const retryAfterMs = 24 * 3600 * 1000;

function wantedVersion() {
  return JSON.parse(readFileSync(join(packageDirectory('@tensorflow/tfjs-node'), 'package.json'), 'utf8')).version;
}

/** Whether the last set-up's result still stands. A failure stands for a day: not every start should knock on closed doors. */
export function isTensorflowReady(tensorflow, now = Date.now()) {
  if (tensorflow?.wanted !== wantedVersion()) return false;
  if (!tensorflow.available) return now - Date.parse(tensorflow.triedAt) < retryAfterMs;
  return existsSync(join(tensorflow.directory, bindingInside)) && isTensorflowLinked(tensorflow.directory);
}

/**
 * `npm ci`, or a second checkout of this repository, has no links to the cached library. They are made anew, silently; the
 * record if that was all that was missing, else null.
 */
export function relinkedTensorflow(tensorflow) {
  const isCached = tensorflow?.available && existsSync(join(tensorflow.directory, bindingInside));
  if (!isCached || tensorflow.wanted !== wantedVersion()) return null;
  linkTensorflow(tensorflow.directory);
  return tensorflow;
}

/** Brings the native TensorFlow to tfjs-node, or records why it is not there; the WASM back end works everywhere. */
export async function setUpTensorflow({ cache, env = process.env }) {
  const wanted = wantedVersion();
  const rungs = [
    {
      name: 'TensorFlow by tfjs-node’s own install script',
      climb: () => installOfficialTensorflow({ cache, wanted, env }),
    },
    { name: 'TensorFlow from its Python wheel', climb: () => installTensorflowFromWheel({ cache, wanted }) },
  ];
  const { result, failures } = await climbLadder(rungs);
  if (!result) {
    say(
      'Training runs on the WebAssembly back end: 10 to 60 times slower, and convolutional networks cannot be trained. For the native one',
    );
    say('reach one of the sources above (python3, pip, make and g++ installed), then: node scripts/set-up.mjs --again');
    const reason = failures.map((failure) => `${failure.rung}: ${failure.reason}`).join('; ');
    return { available: false, reason, wanted, triedAt: new Date().toISOString() };
  }
  if (!isTensorflowLinked(result.directory)) linkTensorflow(result.directory);
  return { available: true, ...result, wanted, libraryDirectory: join(result.directory, 'deps', 'lib') };
}
