import { beforeAll, describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledTextStepRunner, eagerTextStepRunner } from '#main/engine/step-runners.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import type { TextBatch, TextStepInput, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

const specification = (changes: Partial<TextStepSpecification>): TextStepSpecification => ({
  ...defaultHyperparameters,
  optimizerEpsilon: 1e-3, // Adam with its usual ε would magnify rounding where a gradient is about 0
  network: 'recurrent',
  dataShape: [7, 30, 3],
  embeddingSize: 6,
  hiddenSize: 8,
  latentSize: 3,
  wordDropout: 0.3,
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
  const encoderTokens = tokens.map((id, i) => (id > 3 && i % 3 === 0 ? 3 : id)); // some are unknown
  return { tokens, encoderTokens, labels: Int32Array.of(2, 0, 1, 1, 0), count: 5, width };
}

const trainStep = (
  runner: TextStepRunner,
  spec: TextStepSpecification,
  step: number,
  changes: Partial<TextStepInput>,
) =>
  runner.trainStep({
    batch: batch(step),
    key: [3, step],
    beta: 0.5,
    optimizerScalars: updateScalars(spec, step + 1),
    trains: 'everything',
    ...changes,
  });

/** Steps of several widths, one of the encoder alone, and all that can be asked besides. */
function work(runner: TextStepRunner, spec: TextStepSpecification): Record<string, Float32Array> {
  const hasEncoder = spec.modelKind !== 'language-model';
  const metrics = Array.from({ length: 4 }, (_, step) =>
    Object.values(
      trainStep(runner, spec, step, {
        batch: batch(step, step === 3 ? 4 : 7),
        trains: hasEncoder && step === 1 ? 'encoder' : 'everything',
      }),
    ),
  );
  const nats = spec.modelKind === 'ae' ? [] : runner.importanceNats(batch(9), [4, 5], 3);
  const results = {
    metrics: Float32Array.from(metrics.flat()),
    ...runner.evaluate(batch(9), [4, 4]),
    nats: Float32Array.from(nats),
    codes: runner.encode(batch(9)),
    ...Object.fromEntries(Object.entries(runner.readState()).map(([name, { data }]) => [name, data])),
  };
  runner.dispose();
  return results;
}

const cases: readonly Partial<TextStepSpecification>[] = [
  { cell: 'lstm', optimizer: 'sgd' },
  { cell: 'gru', optimizer: 'adam' },
  { modelKind: 'ae' },
  { modelKind: 'language-model' },
  { encoderDirections: 'both-ways' },
  { embeddings: 'tied' },
  { wordDecoder: 'bag-of-words', wordDropout: 0 },
  { labelCondition: 'label' },
  { dropout: 0.3 },
  { inputNoise: 'words' },
  { klFloor: 'free-bits', freeBits: 0.01 },
  { klFloor: 'delta', committedRate: 2 },
  { klFloor: 'normalized-means' },
];

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
  test.each(cases.map((changes, index) => ({ index, name: JSON.stringify(changes) })))('$name', ({ index }) => {
    const spec = specification(cases[index]!);
    const eager = work(eagerTextStepRunner(spec, ''), spec);
    expectClose(eager, onWasm[index]!);
    expectClose(work(compiledTextStepRunner(spec, library, { widths: [4, 7], batchSize: 5 }), spec), eager);
  });
});

test.each([{}, { klFloor: 'normalized-means', dropout: 0.2 }] as const)(
  'a compiled text step repeats and goes on bit for bit: %o',
  (changes) => {
    const spec = specification({ optimizerEpsilon: 1e-7, ...changes });
    const buckets = { widths: [7], batchSize: 5 };
    const whole = compiledTextStepRunner(spec, library, buckets);
    const resumed = compiledTextStepRunner({ ...spec, seed: 77 }, library, buckets);
    for (let step = 0; step < 4; step++) trainStep(whole, spec, step, {});
    resumed.writeState(whole.readState());
    for (let step = 4; step < 8; step++) {
      expect(trainStep(resumed, spec, step, {})).toEqual(trainStep(whole, spec, step, {}));
    }
    expect(resumed.readState()).toEqual(whole.readState());
    expect(resumed.evaluate(batch(9), [4, 4])).toEqual(whole.evaluate(batch(9), [4, 4]));
    whole.dispose();
    resumed.dispose();
  },
);

test('a step of the encoder alone leaves the decoder and its slots, and the table that both read, as they are', () => {
  const spec = specification({ embeddings: 'tied' });
  const runner = compiledTextStepRunner(spec, library);
  trainStep(runner, spec, 0, {});
  const before = runner.readState();
  trainStep(runner, spec, 1, { trains: 'encoder' });
  const after = runner.readState();
  for (const [name, { data }] of Object.entries(before)) {
    const isOfEncoder = /^(optimizer\/)?encoder\//.test(name);
    expect(
      data.every((value, i) => value === after[name]!.data[i]),
      name,
    ).toBe(!isOfEncoder);
  }
  runner.dispose();
});

test('learns: the loss of one batch falls', () => {
  const spec = specification({ encoderLearningRate: 0.02, decoderLearningRate: 0.02, wordDropout: 0 });
  const runner = compiledTextStepRunner(spec, library, { widths: [7], batchSize: 5 });
  const loss = (step: number) => trainStep(runner, spec, step, { batch: batch(0), beta: 1 }).loss;
  const first = loss(0);
  for (let step = 1; step < 60; step++) loss(step);
  expect(loss(60)).toBeLessThan(first * 0.5);
  runner.dispose();
});
