// Writes tensorflow-stateless-random.json beside itself: what TensorFlow's own stateless kernels draw.
// node test/oracles/tensorflow-stateless-random.mjs   (needs TensorFlow for Node; made with TensorFlow 2.21.0)
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const tf = createRequire(import.meta.url)('@tensorflow/tfjs-node');
const backend = tf.backend();
const { TF_ATTR_TYPE } = backend.binding;
const [float32, int32] = [1, 3];

const seeds = [
  [0, 0],
  [1, 1],
  [12345, 678],
  [-7, 3],
  [2 ** 31 - 1, -(2 ** 31)],
];

function draw(operation, seed, length) {
  const attributes = [
    { name: 'dtype', type: TF_ATTR_TYPE, value: float32 },
    { name: 'T', type: TF_ATTR_TYPE, value: int32 },
    { name: 'Tseed', type: TF_ATTR_TYPE, value: int32 },
  ];
  const inputs = [tf.tensor1d([length], 'int32'), tf.tensor1d(seed, 'int32')];
  return [...backend.executeSingleOutput(operation, attributes, inputs).dataSync()];
}

const draws = seeds.map((seed) => ({
  seed,
  uniform: draw('StatelessRandomUniform', seed, 10),
  normal: draw('StatelessRandomNormal', seed, 10),
}));
writeFileSync(new URL('tensorflow-stateless-random.json', import.meta.url), `${JSON.stringify(draws, null, 2)}\n`);
