import { beforeAll, describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledTextStepRunner, eagerTextStepRunner } from '#main/engine/step-runners.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import type { TextStepRunner } from '#main/engine/text-step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

const specification = (changes: Partial<TextStepSpecification>): TextStepSpecification => ({
  ...defaultHyperparameters,
  network: 'recurrent',
  dataShape: [7, 30, 3],
  embeddingSize: 6,
  hiddenSize: 8,
  attentionHeads: 2,
  latentSize: 3,
  ...changes,
});

const library = { description: 'tensorflow', threads: 2, parts: 2 };

/** Everything that four steps of decoding give. */
function decoded(runner: TextStepRunner, spec: TextStepSpecification): Record<string, Float32Array> {
  const decoding = runner.decoding();
  const { rows } = decoding;
  const hasCodes = spec.modelKind !== 'language-model';
  const context = {
    z: hasCodes ? statelessNormal([1, 1], rows * spec.latentSize) : new Float32Array(0),
    ...(spec.labelCondition === 'label' ? { labels: Int32Array.from({ length: rows }, (_, i) => i % 3) } : {}),
  };
  let state = decoding.start(context);
  const found: Record<string, Float32Array> = {};
  for (let step = 0; step < 4; step++) {
    const tokens = Int32Array.from({ length: rows }, (_, i) => (step === 0 ? 1 : 4 + ((7 * i + step) % 26)));
    const next = decoding.next(context, state, tokens);
    state = next.state;
    found[`log-probabilities ${step}`] = next.logProbabilities;
    for (const [name, values] of Object.entries(state)) found[`${name} ${step}`] = values;
  }
  runner.dispose();
  return found;
}

const cases: readonly Partial<TextStepSpecification>[] = [
  { cell: 'lstm' },
  { cell: 'gru', labelCondition: 'label' },
  { modelKind: 'language-model' },
  { wordDecoder: 'bag-of-words' },
  { network: 'transformer', embeddings: 'tied' },
  { network: 'transformer', modelKind: 'language-model', labelCondition: 'label' },
];

let onWasm: Record<string, Float32Array>[] = [];
beforeAll(async () => {
  const description = await openWasmBackend();
  onWasm = cases.map((changes) => {
    const spec = specification(changes);
    return decoded(eagerTextStepRunner(spec, description), spec);
  });
  await openNativeBackend('');
});

describe('a decoder writes the same on WebAssembly, on TensorFlow and compiled', () => {
  test.each(cases.map((changes, index) => ({ index, name: JSON.stringify(changes) })))('$name', ({ index }) => {
    const spec = specification(cases[index]!);
    const expected = onWasm[index]!;
    for (const runner of [eagerTextStepRunner(spec, ''), compiledTextStepRunner(spec, library)]) {
      const found = decoded(runner, spec);
      expect(Object.keys(found)).toEqual(Object.keys(expected));
      for (const [name, values] of Object.entries(expected)) {
        const error = values.reduce((largest, value, i) => Math.max(largest, Math.abs(value - found[name]![i]!)), 0);
        expect(error, name).toBeLessThan(1e-5);
      }
    }
  });
});

test('the probabilities of what comes next sum to 1 in every row', () => {
  const spec = specification({});
  const { vocabularySize } = compiledTextStepRunner(spec, library).decoding();
  const next = decoded(compiledTextStepRunner(spec, library), spec)['log-probabilities 3']!; // of the last step
  const sums = Array.from({ length: next.length / vocabularySize }, (_, row) =>
    next.subarray(row * vocabularySize, (row + 1) * vocabularySize).reduce((sum, nats) => sum + Math.exp(nats), 0),
  );
  for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
  expect(sums).toHaveLength(64);
});

test('a decoder without the labels that it is told says so', () => {
  const spec = specification({ labelCondition: 'label' });
  const { start, rows } = compiledTextStepRunner(spec, library).decoding();
  expect(() => start({ z: new Float32Array(3 * rows) })).toThrow('none are given');
});
