import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Executor, InputValue } from '#main/engine/executor.ts';
import { textFunctions } from '#main/engine/text-functions.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import { textStepRunner } from '#main/engine/text-step-runner.ts';
import type { TextBatch } from '#main/engine/text-step-runner.ts';

type Inputs = Readonly<Record<string, InputValue>>;

/** A runner on an executor that answers by the name of the function. */
function runnerOf(
  changes: Partial<TextStepSpecification>,
  answer: (name: string, inputs: Inputs) => Record<string, Float32Array>,
) {
  const spec = { ...defaultHyperparameters, network: 'recurrent', dataShape: [3, 9, 2], ...changes } as const;
  const calls: { readonly name: string; readonly inputs: Inputs }[] = [];
  const executor: Executor = {
    rowsOfBlock: null,
    call: (fn, inputs) => {
      calls.push({ name: fn.name, inputs });
      return answer(fn.name, inputs);
    },
    readState: () => ({}),
    writeState: () => undefined,
    reset: () => undefined,
    dispose: () => undefined,
  };
  const computedBy = { description: 'a fake', notice: null };
  return { runner: textStepRunner(spec, textFunctions(spec, 1), executor, computedBy), calls };
}

const batch: TextBatch = { tokens: Int32Array.of(4, 5, 2, 6, 2, 0), count: 2, width: 3 };
const terms = { reconstruction: Float32Array.of(7, 8), kl: new Float32Array(2), tokenCount: Float32Array.of(3, 2) };

test('−log p(x) is minus the logarithm of the mean of weights that are far too small to be added', () => {
  const weights = [
    [-Infinity, -3],
    [-1000, -2],
    [-1001, -4],
  ];
  let sample = 0;
  const { runner, calls } = runnerOf({ modelKind: 'vae' }, (name) =>
    name.startsWith('encode')
      ? { mu: new Float32Array(64), logVar: new Float32Array(64) }
      : { logWeight: Float32Array.from(weights[sample++]!) },
  );
  const nats = runner.importanceNats(batch, [1, 2], 3);
  expect(nats[0]).toBeCloseTo(1000 - Math.log((1 + Math.exp(-1)) / 3), 9);
  expect(nats[1]).toBeCloseTo(-Math.log((Math.exp(-3) + Math.exp(-2) + Math.exp(-4)) / 3), 9);
  const keys = calls
    .filter(({ name }) => name.startsWith('weigh'))
    .map(({ inputs }) => (inputs['key'] as Int32Array).join()); // a key is two int32
  expect(new Set(keys).size).toBe(3);
});

test('a language model is weighed by its own −log p(x), has no codes, and is evaluated without any', () => {
  const { runner, calls } = runnerOf({ modelKind: 'language-model' }, () => terms);
  expect([...runner.importanceNats(batch, [1, 2], 50)]).toEqual([7, 8]);
  expect(calls).toHaveLength(1);
  expect(runner.encode(batch)).toHaveLength(0);
  const { mu, logVar, klPerDimension } = runner.evaluate(batch, [1, 2]);
  expect([mu, logVar, klPerDimension].map((array) => array.length)).toEqual([0, 0, 0]);
});

test('an autoencoder gives no probability', () => {
  const { runner } = runnerOf({ modelKind: 'ae' }, () => terms);
  expect(() => runner.importanceNats(batch, [1, 2], 5)).toThrow('an autoencoder gives a text no probability');
});

test('labels are passed on where the model is told them, and missed where they are not', () => {
  const { runner, calls } = runnerOf({ labelCondition: 'label' }, () => terms);
  runner.evaluate({ ...batch, labels: Int32Array.of(1, 0) }, [1, 2]);
  expect(calls[0]!.inputs['labels']).toEqual(Int32Array.of(1, 0));
  expect(() => runner.evaluate(batch, [1, 2])).toThrow('the batch has none');
});

test('the encoder reads the tokens themselves where a batch has no others', () => {
  const metrics = Float32Array.of(1, 2, 3, 4, 2.5, 6);
  const { runner, calls } = runnerOf({ inputNoise: 'words' }, () => ({ metrics }));
  const step = { key: [1, 2], beta: 1, optimizerScalars: {}, trains: 'everything' } as const;
  const encoderTokens = Int32Array.of(3, 5, 2, 6, 2, 0);
  expect(runner.trainStep({ batch, ...step })).toMatchObject({ negativeElbo: 2, tokenCount: 5, gradientNorm: 6 });
  runner.trainStep({ batch: { ...batch, encoderTokens }, ...step, trains: 'encoder' });
  expect(calls.map(({ inputs }) => inputs['encoderTokens'])).toEqual([batch.tokens, encoderTokens]);
  expect(calls.map(({ name }) => name)).toEqual(['train-text/2x3', 'train-text-encoder/2x3']);
});
