import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { topWords } from '#shared/text/topic-model.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledTextStepRunner, eagerTextStepRunner } from '#main/engine/step-runners.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import type { TextBatch, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { beforeAll, expect, test } from 'vitest';

const [topicCount, wordsOfTopic, width, batchSize] = [4, 10, 31, 50];
const library = { description: 'tensorflow', threads: 2, parts: 2 };

const specification = (changes: Partial<TextStepSpecification> = {}): TextStepSpecification => ({
  ...defaultHyperparameters,
  network: 'topics',
  encoderWidths: [50, 50],
  activation: 'softplus',
  latentSize: topicCount,
  dropout: 0.2,
  adamBeta1: 0.99,
  encoderLearningRate: 0.01,
  decoderLearningRate: 0.01,
  dataShape: [width, 4 + topicCount * wordsOfTopic, 0],
  ...changes,
});

/** Texts of 30 words: nine in ten are of a topic that the text has of its own, the others of any. */
function planted(step: number): TextBatch & { readonly topics: readonly number[] } {
  const draws = statelessUniform([step, 31], batchSize * (1 + 3 * width));
  let place = 0;
  const below = (bound: number) => Math.floor(draws[place++]! * bound);
  const topics: number[] = [];
  const rows = Array.from({ length: batchSize }, () => {
    const own = below(topicCount);
    topics.push(own);
    const words = Array.from({ length: width - 1 }, () => {
      const topic = below(10) < 9 ? own : below(topicCount);
      return 4 + topic * wordsOfTopic + below(wordsOfTopic);
    });
    return [...words, 2];
  });
  return { tokens: Int32Array.from(rows.flat()), count: batchSize, width, topics };
}

function train(runner: TextStepRunner, spec: TextStepSpecification, steps: number): readonly number[] {
  return Array.from({ length: steps }, (_, step) => {
    const optimizerScalars = updateScalars(spec, step + 1);
    return runner.trainStep({ batch: planted(step), key: [1, step], beta: 1, optimizerScalars, trains: 'everything' })
      .loss;
  });
}

function results(runner: TextStepRunner, spec: TextStepSpecification): Readonly<Record<string, ArrayLike<number>>> {
  const losses = train(runner, spec, 4);
  const state = Object.entries(runner.readState()).map(([name, { data }]) => [name, data] as const);
  const found = { losses, ...runner.evaluate(planted(9), [4, 4]), ...Object.fromEntries(state) };
  runner.dispose();
  return found;
}

const compared = specification({ optimizerEpsilon: 1e-3 }); // Adam with its usual ε would magnify rounding
let onWasm: ReturnType<typeof results> = {};
beforeAll(async () => {
  const description = await openWasmBackend();
  onWasm = results(eagerTextStepRunner(compared, description), compared);
  await openNativeBackend('');
});

test('a topic model computes the same on WebAssembly, on TensorFlow and compiled, and moves its moments', () => {
  const eager = results(eagerTextStepRunner(compared, 'tensorflow'), compared);
  const buckets = { widths: [width], batchSize };
  const compiled = results(compiledTextStepRunner(compared, library, buckets), compared);
  for (const found of [compiled, onWasm]) {
    expect(Object.keys(found)).toEqual(Object.keys(eager));
    for (const [name, values] of Object.entries(eager)) {
      const numbers = Array.from(values);
      const distance = Math.hypot(...numbers.map((value, i) => value - found[name]![i]!));
      expect(distance, name).toBeLessThan(2e-5 * Math.max(Math.hypot(...numbers), 0.04));
    }
  }
  expect(Array.from(eager['decoder/topics/movingVariance']!).every((value) => value > 0 && value < 1)).toBe(true);
});

test('a topic model finds the topics that a corpus was made of', () => {
  const spec = specification();
  const runner = compiledTextStepRunner(spec, library, { widths: [width], batchSize });
  train(runner, spec, 500);
  const state = Object.entries(runner.readState()).map(([name, { shape, data }]) => [name, { shape, values: data }]);
  const found = topWords(Object.fromEntries(state), wordsOfTopic).map((tokens) =>
    tokens.map((token) => Math.floor((token - 4) / wordsOfTopic)),
  );
  const main = found.map((topics) => mostFrequent(topics));
  expect([...main].sort()).toEqual([0, 1, 2, 3]);
  found.forEach((topics, k) => expect(topics.filter((topic) => topic === main[k]).length).toBeGreaterThan(8));

  const held = planted(10_000);
  const { mu, reconstruction, kl, tokenCount } = runner.evaluate(held, [2, 2]);
  runner.dispose();
  const right = held.topics.filter((topic, b) => {
    const code = mu.subarray(b * topicCount, (b + 1) * topicCount);
    return main[code.indexOf(Math.max(...code))] === topic;
  });
  expect(right.length).toBeGreaterThan(0.9 * batchSize);
  expect([...tokenCount]).toEqual(new Array(batchSize).fill(width - 1)); // the end mark is no word
  const natsPerWord =
    [...reconstruction].reduce((sum, value, b) => sum + value + kl[b]!, 0) / (batchSize * (width - 1));
  expect(natsPerWord).toBeGreaterThan(entropyPerWord());
  expect(natsPerWord).toBeLessThan(Math.log(topicCount * wordsOfTopic) - 0.4); // of words without topics: 3.69
});

/** Of a word whose topic is known: no model can do better. */
function entropyPerWord(): number {
  const own = (0.9 + 0.1 / topicCount) / wordsOfTopic;
  const other = 0.1 / topicCount / wordsOfTopic;
  return -(wordsOfTopic * own * Math.log(own) + (topicCount - 1) * wordsOfTopic * other * Math.log(other));
}

function mostFrequent(values: readonly number[]): number {
  const counts = Array.from({ length: topicCount }, (_, value) => values.filter((one) => one === value).length);
  return counts.indexOf(Math.max(...counts));
}
