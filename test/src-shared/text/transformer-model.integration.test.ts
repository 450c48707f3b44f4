import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledTextStepRunner, eagerTextStepRunner } from '#main/engine/step-runners.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import type { TextBatch, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { beforeAll, describe, expect, test } from 'vitest';

type Results = Readonly<Record<string, ArrayLike<number>>>;

const specification = (changes: Partial<TextStepSpecification>): TextStepSpecification => ({
  ...defaultHyperparameters,
  optimizerEpsilon: 1e-3, // Adam with its usual ε would magnify rounding where a gradient is about 0
  network: 'transformer',
  hiddenSize: 8,
  latentSize: 3,
  dataShape: [7, 30, 3],
  ...changes,
});

const cases: readonly (readonly [string, Partial<TextStepSpecification>])[] = [
  ['a VAE with dropout', { dropout: 0.3, wordDropout: 0.2 }],
  ['tied embeddings and labels with plain descent', { embeddings: 'tied', labelCondition: 'label', optimizer: 'sgd' }],
  ['a language model', { modelKind: 'language-model', attentionHeads: 2, transformerLayers: 1 }],
];

const library = { description: 'tensorflow', threads: 2, parts: 2 };

/** Texts of differing lengths that end with the end mark. */
function batch(step: number, width: number): TextBatch {
  const count = 5;
  const tokens = Int32Array.from(statelessUniform([step, width], count * width), (draw, i) => {
    const [text, at] = [Math.floor(i / width), i % width];
    const length = Math.max(2, width - text);
    return at < length - 1 ? 4 + Math.floor(draw * 26) : at === length - 1 ? 2 : 0;
  });
  return { tokens, count, width, labels: Int32Array.of(0, 1, 2, 1, 0) };
}

function work(runner: TextStepRunner, spec: TextStepSpecification): Results {
  const metrics = [7, 7, 7, 4, 7].map((width, step) =>
    runner.trainStep({
      batch: batch(step, width),
      key: [3, step],
      beta: 0.5,
      optimizerScalars: updateScalars(spec, step + 1),
      trains: 'everything',
    }),
  );
  const state = Object.entries(runner.readState()).map(([name, { data }]) => [name, data] as const);
  const results = {
    metrics: metrics.flatMap((one) => Object.values(one)),
    ...runner.evaluate(batch(9, 7), [4, 4]),
    ...Object.fromEntries(state),
  };
  runner.dispose();
  return results;
}

const onWasm: Results[] = [];
beforeAll(async () => {
  const description = await openWasmBackend();
  for (const [, changes] of cases) {
    const spec = specification(changes);
    onWasm.push(work(eagerTextStepRunner(spec, description), spec));
  }
  await openNativeBackend('');
});

function expectClose(found: Results, expected: Results): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [name, values] of Object.entries(expected)) {
    const numbers = Array.from(values);
    const distance = Math.hypot(...numbers.map((value, i) => value - found[name]![i]!));
    expect(distance, name).toBeLessThan(1e-5 * Math.max(Math.hypot(...numbers), 0.04));
  }
}

describe('a transformer computes the same on WebAssembly, on TensorFlow and compiled', () => {
  test.each(cases.map(([name, changes], index) => ({ name, changes, index })))('$name', ({ changes, index }) => {
    const spec = specification(changes);
    const eager = work(eagerTextStepRunner(spec, 'tensorflow'), spec);
    expectClose(work(compiledTextStepRunner(spec, library, { widths: [4, 7], batchSize: 5 }), spec), eager);
    expectClose(onWasm[index]!, eager);
  });
});

test('a compiled transformer learns sentences that follow a rule', () => {
  const spec = specification({ hiddenSize: 32, encoderLearningRate: 0.003, decoderLearningRate: 0.003 });
  const runner = compiledTextStepRunner(spec, library, { widths: [7], batchSize: 32 });
  /** Each word is the one before it plus 1, from a start that is drawn. */
  const counted = (step: number): TextBatch => {
    const starts = statelessUniform([step, 77], 32);
    const tokens = Int32Array.from({ length: 32 * 7 }, (_, i) =>
      i % 7 === 6 ? 2 : 4 + ((Math.floor(starts[Math.floor(i / 7)]! * 26) + (i % 7)) % 26),
    );
    return { tokens, count: 32, width: 7 };
  };
  for (let step = 0; step < 300; step++) {
    const optimizerScalars = updateScalars(spec, step + 1);
    runner.trainStep({ batch: counted(step), key: [1, step], beta: 1, optimizerScalars, trains: 'everything' });
  }
  const { reconstruction, kl } = runner.evaluate(counted(1000), [1, 1]);
  runner.dispose();
  const nats = reconstruction.map((value, i) => value + kl[i]!).reduce((sum, value) => sum + value, 0) / 32;
  expect(nats).toBeGreaterThan(Math.log(26) - 0.05); // of the first word nothing can be known before
  expect(nats).toBeLessThan(Math.log(26) + 0.25);
});
