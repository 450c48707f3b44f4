/**
 * Plain tfjs-node as its users write it: every operation runs as it comes. `node tfjs-peer.mjs CASE-AS-JSON MNIST-FOLDER`
 * speaks the same protocol as contender.py.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveSteps } from '../contender-loop.mjs';

const requireModule = createRequire(import.meta.url);
const util = requireModule('node:util'); // tfjs-node 4.22 calls two functions that Node 23 removed
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
const tf = requireModule('@tensorflow/tfjs-node');

const exampleCount = 4096;
const imageSize = 784;
const reservedTokens = 4;
const startToken = 1;

const [caseText, mnistFolder] = process.argv.slice(2);
const spec = JSON.parse(caseText);
const isText = spec.family === 'text';

/** Variables by name: kernels as Glorot, the rest 0. */
const variables = {};
function variable(name, shape) {
  variables[name] ??= tf.variable(
    shape.length > 1 ? tf.initializers.glorotUniform({ seed: 1 }).apply(shape) : tf.zeros(shape),
  );
  return variables[name];
}

function dense(name, x, width) {
  const kernel = variable(`${name}/kernel`, [x.shape[1], width]);
  return tf.add(tf.matMul(x, kernel), variable(`${name}/bias`, [width]));
}

function denseStack(name, x, widths) {
  return widths.reduce((hidden, width, index) => tf.relu(dense(`${name}/${index}`, hidden, width)), x);
}

function posteriorDraw(hidden) {
  const mu = dense('mu', hidden, spec.latentSize);
  const logVar = dense('logVar', hidden, spec.latentSize);
  // eslint-disable-next-line no-restricted-properties -- a foreign program, written as its users write it
  const z = tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), tf.randomNormal(mu.shape)));
  const terms = tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1), logVar);
  return { z, kl: tf.mul(tf.sum(terms), 0.5) };
}

/** Nats per example. */
function imageLoss(x) {
  const isConvolutional = spec.family === 'convolutional';
  const { z, kl } = posteriorDraw(denseStack('encoder', isConvolutional ? convolutions(x) : x, spec.encoderWidths));
  const hidden = denseStack('decoder', z, spec.decoderWidths);
  const logits = isConvolutional ? transposedConvolutions(hidden) : dense('logits', hidden, imageSize);
  const reconstruction = tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits)));
  return tf.div(tf.add(reconstruction, kl), spec.batchSize);
}

function convolutions(x) {
  const images = tf.reshape(x, [-1, 28, 28, 1]);
  const features = spec.channels.reduce((hidden, channels, index) => {
    const filter = variable(`convolution${index}/kernel`, [3, 3, hidden.shape[3], channels]);
    const bias = variable(`convolution${index}/bias`, [channels]);
    return tf.relu(tf.add(tf.conv2d(hidden, filter, 2, 'same'), bias));
  }, images);
  return tf.reshape(features, [spec.batchSize, -1]);
}

function transposedConvolutions(hidden) {
  const [first, second] = spec.channels;
  const features = tf.reshape(tf.relu(dense('features', hidden, 7 * 7 * second)), [-1, 7, 7, second]);
  const middle = tf.relu(transposedConvolution('transposed0', features, [14, first]));
  return tf.reshape(transposedConvolution('transposed1', middle, [28, 1]), [-1, imageSize]);
}

function transposedConvolution(name, x, [side, channels]) {
  const filter = variable(`${name}/kernel`, [3, 3, channels, x.shape[3]]);
  const outputShape = [spec.batchSize, side, side, channels];
  return tf.add(tf.conv2dTranspose(x, filter, outputShape, 2, 'same'), variable(`${name}/bias`, [channels]));
}

function textLoss(tokens) {
  const { batchSize, hiddenSize, vocabularySize, sentenceLength } = spec;
  const zeros = tf.zeros([batchSize, hiddenSize]);
  const read = recurrent('encoder', embedded('encoder', tokens), { hidden: zeros, cell: zeros });
  const { z, kl } = posteriorDraw(read.at(-1));
  const initial = dense('initialState', z, hiddenSize);
  const inputs = tf.concat(
    [tf.fill([batchSize, 1], startToken, 'int32'), tokens.slice([0, 0], [-1, sentenceLength - 1])],
    1,
  );
  const steps = embedded('decoder', inputs).map((x) => tf.concat([x, z], 1));
  const states = recurrent('decoder', steps, { hidden: tf.tanh(initial), cell: initial });
  const logits = dense('output', tf.concat(states, 0), vocabularySize); // row t · B + b
  const targets = tf.reshape(tf.transpose(tokens), [-1]);
  const chosen = tf.sum(tf.mul(tf.logSoftmax(logits), tf.oneHot(targets, vocabularySize)), 1);
  const isReal = tf.cast(tf.notEqual(targets, 0), 'float32');
  return tf.div(tf.sub(kl, tf.sum(tf.mul(chosen, isReal))), batchSize);
}

function embedded(name, tokens) {
  const table = variable(`${name}/embedding`, [spec.vocabularySize, spec.embeddingSize]);
  return tf.unstack(tf.gather(table, tokens), 1);
}

function recurrent(name, steps, initial) {
  let state = initial;
  return steps.map((x) => {
    state = spec.cell === 'lstm' ? lstmStep(name, x, state) : gruStep(name, x, state);
    return state.hidden;
  });
}

function lstmStep(name, x, { hidden, cell }) {
  const [input, forget, candidate, output] = tf.split(
    dense(name, tf.concat([x, hidden], 1), 4 * spec.hiddenSize),
    4,
    1,
  );
  const next = tf.add(tf.mul(tf.sigmoid(forget), cell), tf.mul(tf.sigmoid(input), tf.tanh(candidate)));
  return { hidden: tf.mul(tf.sigmoid(output), tf.tanh(next)), cell: next };
}

/** The reset gate acts after the product with the hidden state, as in PyTorch. */
function gruStep(name, x, { hidden }) {
  const [resetX, updateX, candidateX] = tf.split(dense(`${name}/input`, x, 3 * spec.hiddenSize), 3, 1);
  const [resetH, updateH, candidateH] = tf.split(dense(`${name}/hidden`, hidden, 3 * spec.hiddenSize), 3, 1);
  const update = tf.sigmoid(tf.add(updateX, updateH));
  const candidate = tf.tanh(tf.add(candidateX, tf.mul(tf.sigmoid(tf.add(resetX, resetH)), candidateH)));
  return { hidden: tf.add(candidate, tf.mul(update, tf.sub(hidden, candidate))) };
}

/** Binarized images, or full-length random sentences without reserved tokens. */
function makeExamples() {
  if (!isText) {
    const bytes = readFileSync(join(mnistFolder, 'train-images-idx3-ubyte')).subarray(
      16,
      16 + exampleCount * imageSize,
    );
    return Float32Array.from(bytes, (byte) => (byte > 127 ? 1 : 0));
  }
  const length = exampleCount * spec.sentenceLength;
  // eslint-disable-next-line no-restricted-properties -- a foreign program, written as its users write it
  return tf.tidy(() => tf.randomUniform([length], reservedTokens, spec.vocabularySize, 'int32', 1).dataSync());
}

const examples = makeExamples();
const rowSize = isText ? spec.sentenceLength : imageSize;
const order = Uint32Array.from({ length: exampleCount }, (_, index) => index);
let nextRow = 0;

function nextBatch() {
  if (nextRow === 0) tf.util.shuffle(order);
  const batch = new examples.constructor(spec.batchSize * rowSize);
  for (let i = 0; i < spec.batchSize; i++) {
    const start = order[nextRow + i] * rowSize;
    batch.set(examples.subarray(start, start + rowSize), i * rowSize);
  }
  nextRow = nextRow + 2 * spec.batchSize > exampleCount ? 0 : nextRow + spec.batchSize;
  return tf.tensor2d(batch, [spec.batchSize, rowSize], isText ? 'int32' : 'float32');
}

const lossOf = isText ? textLoss : imageLoss;
const optimizer = tf.train.adam(1e-3);

function step() {
  const x = nextBatch();
  const loss = optimizer.minimize(() => lossOf(x), true);
  const [value] = loss.dataSync();
  tf.dispose([x, loss]);
  return value;
}

tf.tidy(() => void lossOf(nextBatch())); // makes the variables
await serveSteps(step, { 'tfjs-node': tf.version['tfjs-node'] ?? tf.version.tfjs });
