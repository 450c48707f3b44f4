import * as tf from '@tensorflow/tfjs-core';
import { embeddingRowSumsKernel, embeddingRowsKernel } from './embedding-kernels.ts';
import { withOwnGradient } from './own-gradient.ts';

/**
 * The rows of a table (V, E) by their ids (N), int32 from 0 to V − 1. (N, E)
 * The gradient of a row of the table is the sum over the places where its id stands: 0 for an id that does not occur.
 */
export function embeddingRows(table: tf.Tensor2D, ids: tf.Tensor1D): tf.Tensor2D {
  if (ids.dtype !== 'int32') throw new Error(`embeddingRows: ids are ${ids.dtype}, expected int32`);
  return withOwnGradient([table], (save) => {
    save([ids]);
    const value = tf.engine().runKernel<tf.Tensor2D>(embeddingRowsKernel, { rows: table, ids });
    const gradient = (dy: tf.Tensor2D, [savedIds]: readonly tf.Tensor[]) => [
      tf
        .engine()
        .runKernel<tf.Tensor2D>(embeddingRowSumsKernel, { rows: dy, ids: savedIds! }, { count: table.shape[0] }), // saved above
    ];
    return { value, gradient };
  });
}
