import { expect, test } from 'vitest';
import type { CompiledExecutor } from '#main/engine/compiled-executor.ts';
import { graphKey, keptModels, textGraphKey } from '#main/engine/kept-models.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';

/** An executor of so many bytes, and whether it is still there. */
function example(bytes: number) {
  const fate = { isDisposed: false };
  const executor = { dispose: () => void (fate.isDisposed = true) } as CompiledExecutor; // nothing else of it is asked for
  return { fate, kept: { executor, bytes, computedBy: { description: '', notice: null } } };
}

test('gives an executor back once, and only under its key', () => {
  const models = keptModels();
  const { fate, kept } = example(1);
  models.keep('a', kept);
  expect(models.take('b')).toBeNull();
  expect(models.take('a')).toBe(kept);
  expect(models.take('a')).toBeNull();
  expect(fate.isDisposed).toBe(false);
});

test('disposes what is over the limits, the oldest first', () => {
  const models = keptModels({ recordings: 1, executors: 2, executorBytes: 100 });
  const [small, second, third, large] = [example(10), example(20), example(30), example(101)];
  models.keep('a', small.kept);
  models.keep('a', second.kept);
  models.keep('b', third.kept);
  expect([small, second, third].map(({ fate }) => fate.isDisposed)).toEqual([true, false, false]);
  models.keep('c', large.kept);
  expect([second, third, large].map(({ fate }) => fate.isDisposed)).toEqual([false, false, true]);
  models.keep('c', example(75).kept);
  expect([second, third].map(({ fate }) => fate.isDisposed)).toEqual([true, true]);
});

test('keeps the recordings of the models that were used last', () => {
  const models = keptModels({ recordings: 2, executors: 1, executorBytes: 1 });
  const [first, second] = [models.recordings('a'), models.recordings('b')];
  expect(models.recordings('a')).toBe(first);
  models.recordings('c');
  expect(models.recordings('a')).toBe(first);
  expect(models.recordings('b')).not.toBe(second);
});

test('seed and learning rates do not change a graph; all else does', () => {
  const spec = quickSpecification();
  const key = graphKey(spec, 1);
  expect(graphKey({ ...spec, seed: 9, encoderLearningRate: 0.5, decoderLearningRate: 0.25 }, 1)).toBe(key);
  expect(graphKey(quickSpecification({ beta: 4, epochs: 90, batchSize: 7 }), 1)).toBe(key);
  const others = [
    graphKey(spec, 2),
    ...[{ latentSize: 3 }, { sigma: 0.9 }, { adamBeta1: 0.5 }, { gradientClipNorm: 1 }, { encoderWidths: [3, 4] }].map(
      (changes) => graphKey(quickSpecification(changes), 1),
    ),
  ];
  expect(new Set([key, ...others]).size).toBe(7);
});

test('seed and learning rates do not change a graph of texts; all else does, and no graph of images is one', () => {
  const spec = { ...quickTextHyperparameters(), dataShape: [9, 40, 2] };
  const key = textGraphKey(spec, 1);
  expect(textGraphKey({ ...spec, seed: 9, encoderLearningRate: 0.5, decoderLearningRate: 0.25 }, 1)).toBe(key);
  const changes: readonly Partial<typeof spec>[] = [
    { dataShape: [9, 41, 2] },
    { cell: 'gru' },
    { freeBits: 0.5 },
    { dropout: 0.1 },
    { inputNoise: 'words' },
    { modelKind: 'language-model' },
    { adamBeta1: 0.5 },
  ];
  const others = [textGraphKey(spec, 2), ...changes.map((change) => textGraphKey({ ...spec, ...change }, 1))];
  expect(new Set([key, ...others, graphKey(quickSpecification(), 1)]).size).toBe(changes.length + 3);
});
