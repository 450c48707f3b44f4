import * as tf from '@tensorflow/tfjs-core';

/** Inputs `rows` (V, E) and `ids` (N), int32; gives the rows with these ids. (N, E) */
export const embeddingRowsKernel = 'EmbeddingRows';

/** Inputs `rows` (N, E) and `ids` (N), int32, attribute `count` V; gives the sum of the rows of each id. (V, E) */
export const embeddingRowSumsKernel = 'EmbeddingRowSums';

/**
 * Gives a back end without such kernels (cpu, wasm) ones in TypeScript. May be called again. tfjs has `tf.gather` and
 * `tf.unsortedSegmentSum`, but the native kernel of the one reads its indices back, which a recorded step cannot do,
 * and the other is missing in WASM and does V times the work in plain JavaScript.
 */
export function registerTextKernels(backendName: string): void {
  register(embeddingRowsKernel, backendName, pickRows);
  register(embeddingRowSumsKernel, backendName, sumRows);
}

/** Row-major, `count` rows of `width` numbers. */
interface Matrix {
  readonly values: Float32Array;
  readonly count: number;
  readonly width: number;
}

function pickRows({ values, count, width }: Matrix, ids: Int32Array): Matrix {
  const picked = new Float32Array(ids.length * width);
  ids.forEach((id, n) => {
    checkId(id, n, count);
    picked.set(values.subarray(id * width, (id + 1) * width), n * width);
  });
  return { values: picked, count: ids.length, width };
}

function sumRows({ values, width }: Matrix, ids: Int32Array, count: number): Matrix {
  const sums = new Float32Array(count * width);
  ids.forEach((id, n) => {
    checkId(id, n, count);
    for (let column = 0; column < width; column++) sums[id * width + column]! += values[n * width + column]!;
  });
  return { values: sums, count, width };
}

function checkId(id: number, position: number, count: number): void {
  if (id >= 0 && id < count) return;
  throw new Error(`embedding: the id at ${position} is ${id}, expected one of 0 to ${count - 1}`);
}

function register(kernelName: string, backendName: string, compute: typeof sumRows): void {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs: { rows, ids }, attrs, backend }) => {
      if (!rows || !ids) throw new Error(`${kernelName}: needs the inputs "rows" and "ids"`);
      // The registry types a backend as {}; cpu and wasm are both of this kind, and read synchronously.
      const numbers = backend as tf.KernelBackend;
      const values = numbers.readSync(rows.dataId) as Float32Array; // parameters and their gradients are float32
      const idValues = numbers.readSync(ids.dataId) as Int32Array; // as `embeddingRows` checks
      const [count = 0, width = 0] = rows.shape;
      const result = compute({ values, count, width }, idValues, Number(attrs?.['count']));
      return tf.tensor2d(result.values, [result.count, result.width]);
    },
  });
}
