import { beforeAll, describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledTextStepRunner, eagerTextStepRunner } from '#main/engine/step-runners.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import type { TextBatch, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

const specification = (changes: Partial<TextStepSpecification>): TextStepSpecification => ({
  ...defaultHyperparameters,
  optimizerEpsilon: 1e-3, // Adam with its usual ε would magnify rounding where a gradient is about 0
  cell: 'lstm',
  vocabularySize: 30,
  embeddingSize: 6,
  hiddenSize: 8,
  latentSize: 3,
  wordKeepRate: 0.7,
  ...changes,
});

const library = { description: 'tensorflow', threads: 2, parts: 2 };

/** Sentences of differing lengths that end with the end mark. */
function batch(step: number, width = 7): TextBatch {
  const draws = statelessUniform([step, width], 5 * width);
  const tokens = Int32Array.from(draws, (draw, i) => {
    const [sentence, at] = [Math.floor(i / width), i % width];
    const length = Math.max(2, width - sentence);
    return at < length - 1 ? 4 + Math.floor(draw * 26) : at === length - 1 ? 2 : 0;
  });
  return { tokens, count: 5, width };
}

const trainStep = (runner: TextStepRunner, spec: TextStepSpecification, step: number, width = 7) =>
  runner.trainStep({
    batch: batch(step, width),
    key: [3, step],
    beta: 0.5,
    optimizerScalars: updateScalars(spec, step + 1),
  });

function work(runner: TextStepRunner, spec: TextStepSpecification): Record<string, Float32Array> {
  const metrics = Array.from({ length: 5 }, (_, step) =>
    Object.values(trainStep(runner, spec, step, step === 3 ? 4 : 7)),
  );
  const results = {
    metrics: Float32Array.from(metrics.flat()),
    ...runner.evaluate(batch(9), [4, 4]),
    codes: runner.encode(batch(9)),
    ...Object.fromEntries(Object.entries(runner.readState()).map(([name, { data }]) => [name, data])),
  };
  runner.dispose();
  return results;
}

const cases: Partial<TextStepSpecification>[] = (['lstm', 'gru'] as const).flatMap((cell) =>
  (['adam', 'sgd'] as const).map((optimizer) => ({ cell, optimizer })),
);

let onWasm: Record<string, Float32Array>[] = [];
beforeAll(async () => {
  const description = await openWasmBackend();
  onWasm = cases.map((changes) =>
    work(eagerTextStepRunner(specification(changes), description), specification(changes)),
  );
  await openNativeBackend('');
});

function expectClose(a: Record<string, Float32Array>, b: Record<string, Float32Array>) {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const [name, values] of Object.entries(a)) {
    const distance = Math.hypot(...values.map((value, i) => value - b[name]![i]!));
    expect(distance, name).toBeLessThan(1e-5 * Math.max(Math.hypot(...values), 0.04));
  }
}

describe('a text VAE computes the same on WebAssembly, on TensorFlow and compiled', () => {
  test.each(cases.map((changes, index) => ({ ...changes, index })))('$cell with $optimizer', ({ index }) => {
    const spec = specification(cases[index]!);
    const eager = work(eagerTextStepRunner(spec, ''), spec);
    expectClose(eager, onWasm[index]!);
    expectClose(work(compiledTextStepRunner(spec, library, { widths: [4, 7], batchSize: 5 }), spec), eager);
  });
});

test('a compiled text step repeats and goes on bit for bit', () => {
  const spec = specification({ optimizerEpsilon: 1e-7 });
  const buckets = { widths: [7], batchSize: 5 };
  const whole = compiledTextStepRunner(spec, library, buckets);
  const resumed = compiledTextStepRunner({ ...spec, seed: 77 }, library, buckets);
  for (let step = 0; step < 4; step++) trainStep(whole, spec, step);
  resumed.writeState(whole.readState());
  for (let step = 4; step < 8; step++) expect(trainStep(resumed, spec, step)).toEqual(trainStep(whole, spec, step));
  expect(resumed.readState()).toEqual(whole.readState());
  whole.dispose();
  resumed.dispose();
});

test('learns: the loss of one batch falls', () => {
  const spec = specification({ encoderLearningRate: 0.02, decoderLearningRate: 0.02, wordKeepRate: 1 });
  const runner = compiledTextStepRunner(spec, library, { widths: [7], batchSize: 5 });
  const loss = (step: number) =>
    runner.trainStep({ batch: batch(0), key: [3, step], beta: 1, optimizerScalars: updateScalars(spec, step + 1) })
      .loss;
  const first = loss(0);
  for (let step = 1; step < 60; step++) loss(step);
  expect(loss(60)).toBeLessThan(first * 0.5);
  runner.dispose();
});
