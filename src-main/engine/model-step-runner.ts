import type { Executor } from './executor.ts';
import { elementCount } from './input-values.ts';
import { modelMetrics } from './model-functions.ts';
import type { ModelFunctions } from './model-functions.ts';
import { blockRows, callByRows, filledBlock, rowCount } from './row-blocks.ts';
import type { Rows } from './row-blocks.ts';
import type { Batch, StepKey, StepRunner, StepSpecification } from './step-runner.ts';
import { namedMetrics, stepValues } from './training-function.ts';

/**
 * The steps of a model of images or vectors, on whatever executor holds its state. With `weighedRows`, batches of up to so
 * many rows are filled up to as many, so that the last one of an epoch needs no function of its own.
 */
export function modelStepRunner(
  spec: StepSpecification,
  functions: ModelFunctions,
  executor: Executor,
  computedBy: StepRunner['computedBy'],
  weighedRows: number | null = null,
): StepRunner {
  const dataSize = elementCount(spec.dataShape);
  const rowsOf = (batch: Batch): Rows =>
    'examples' in batch ? batch : { values: batch.x, count: batch.count, size: dataSize };
  const codes = (values: Float32Array, count: number): Rows => ({ values, count, size: spec.latentSize });
  return {
    computedBy,
    trainStep: ({ batch, ...numbers }) => {
      const rows = rowsOf(batch);
      const count = rowCount(rows);
      const isFilled = weighedRows !== null && count <= weighedRows;
      const outputs = isFilled
        ? executor.call(functions.trainWeighed(weighedRows), {
            x: filledBlock(rows, 0, weighedRows),
            weights: new Float32Array(weighedRows).fill(1 / count, 0, count),
            ...stepValues(numbers),
          })
        : executor.call(functions.train(count), { x: 'examples' in batch ? batch : batch.x, ...stepValues(numbers) });
      return namedMetrics(modelMetrics, outputs);
    },
    evaluate: (batch, key) => {
      const rows = rowsOf(batch);
      const count = rowCount(rows);
      if (count > blockRows) throw new Error(`evaluate: ${count} examples are given, at most ${blockRows} are allowed`);
      const block = executor.rowsOfBlock ?? count;
      const terms = executor.call(functions.evaluate(block), { x: filledBlock(rows, 0, block), key: keyNumbers(key) });
      const part = (name: string) => terms[name]!.subarray(0, (terms[name]!.length / block) * count);
      return {
        reconstruction: part('reconstruction'),
        kl: part('kl'),
        klPerDimension: part('klPerDimension'),
        squaredError: part('squaredError'),
        mu: part('mu'),
      };
    },
    encode: (batch) => callByRows(executor, functions.encode, { input: 'x', rows: rowsOf(batch), output: 'mu' }),
    decodeMean: (values, count) =>
      callByRows(executor, functions.decodeMean, { input: 'z', rows: codes(values, count), output: 'mean' }),
    sigma: (values, count) => {
      if (spec.likelihood === 'bernoulli') return null;
      const request = { input: 'z', rows: codes(values, count), output: 'variance' };
      const variances = callByRows(executor, functions.variance, request);
      return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0) / count);
    },
    readState: executor.readState,
    writeState: executor.writeState,
    dispose: executor.dispose,
  };
}

function keyNumbers(key: StepKey): Int32Array {
  return Int32Array.of(...key);
}
