import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { defaultHyperparameters, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import { compiledExecutor } from '#main/engine/compiled-executor.ts';
import type { Examples } from '#main/engine/examples.ts';
import { keptModels } from '#main/engine/kept-models.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { compiledStepRunner, eagerStepRunner } from '#main/engine/step-runners.ts';
import type { ExpectedWork, StepRunner, StepSpecification } from '#main/engine/step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

const size = 36;
const examples: Examples = {
  count: 50,
  size,
  bytes: Uint8Array.from(statelessUniform([3, 4], 50 * size), (value) => Math.floor(value * 256)),
};
const library = { description: 'tensorflow', threads: 2, parts: 2 };
const expected = (...batchSizes: number[]): ExpectedWork => ({
  examples: [examples],
  batchSizes,
  steps: 8,
  xla: 'off',
});
const rows = (step: number, count = 16) => Int32Array.from({ length: count }, (_, i) => (step * 16 + i * 3) % 50);

/** All choices of a row of the table, so that a new one is tested from its first day; those for texts are left out. */
function choices<N extends 'modelKind' | 'likelihood' | 'optimizer' | 'activation' | 'network' | 'klFloor'>(name: N) {
  const row = hyperparameterRow(name);
  if (row.kind !== 'choice') throw new Error(`${name} is no choice`);
  const values = { ...defaultHyperparameters, dataShape: [6, 6, 1], convolutionChannels: [4] };
  const ofImages = row.choices.filter(({ value }) => networkProblem({ ...values, [name]: value }) === null);
  return ofImages.map(({ value }) => value as Hyperparameters[N]); // the row's own values
}

const cases: Partial<Hyperparameters>[] = [
  ...choices('network').flatMap((network) =>
    choices('likelihood').flatMap((likelihood) =>
      choices('modelKind').map((modelKind) => ({ network, likelihood, modelKind })),
    ),
  ),
  ...choices('optimizer').flatMap((optimizer) => [0, 1].map((gradientClipNorm) => ({ optimizer, gradientClipNorm }))),
  ...choices('activation').map((activation) => ({ activation })),
  ...choices('klFloor').map((klFloor) => ({ klFloor, freeBits: 0.01, committedRate: 2 })),
  { encoderWidths: [], decoderWidths: [] },
];

const specification = (changes: Partial<Hyperparameters>) =>
  // Adam with its usual ε would magnify rounding where a gradient is about 0
  quickSpecification({ sigma: 0.5, optimizerEpsilon: 1e-3, convolutionChannels: [4, 8], ...changes });

function trainStep(runner: StepRunner, spec: StepSpecification, step: number, count = 16) {
  const optimizerScalars = updateScalars(spec, step + 1);
  return runner.trainStep({
    batch: { examples, rows: rows(step, count) },
    key: [7, step],
    beta: 0.5,
    optimizerScalars,
  });
}

/** All that a runner computes, after some steps. */
function work(runner: StepRunner, spec: StepSpecification) {
  const metrics = Array.from({ length: 8 }, (_, step) =>
    Object.values(trainStep(runner, spec, step, step === 7 ? 5 : 16)),
  );
  const evaluated = runner.evaluate({ examples, rows: rows(0, 23) }, [9, 9]);
  const codes = runner.encode({ examples, rows: rows(1, 23) });
  const results = {
    metrics: Float32Array.from(metrics.flat()),
    ...evaluated,
    codes,
    means: runner.decodeMean(codes, 23),
    sigma: Float32Array.of(runner.sigma(codes, 23) ?? 0),
    ...Object.fromEntries(Object.entries(runner.readState()).map(([name, { data }]) => [name, data])),
  };
  runner.dispose();
  return results;
}

function expectClose(a: Record<string, Float32Array>, b: Record<string, Float32Array>, tolerance: number) {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const [name, values] of Object.entries(a)) {
    const size = Math.hypot(...values);
    const distance = Math.hypot(...values.map((value, i) => value - b[name]![i]!));
    expect(distance, name).toBeLessThan(tolerance * Math.max(size, 0.04));
  }
}

let onWasm: Record<string, Float32Array>[] = [];
beforeAll(async () => {
  const description = await openWasmBackend();
  onWasm = cases.map((changes) => work(eagerStepRunner(specification(changes), description), specification(changes)));
  await openNativeBackend('');
});

describe('WebAssembly, TensorFlow step by step and TensorFlow compiled compute the same to 1e-5', () => {
  test.each(cases.map((changes, index) => ({ changes, index })))('$changes', ({ changes, index }) => {
    const spec = specification(changes);
    const eager = work(eagerStepRunner(spec, ''), spec);
    expectClose(eager, onWasm[index]!, 1e-5);
    expectClose(work(compiledStepRunner(spec, library, expected(16, 5)), spec), eager, 1e-5);
  });
});

describe('XLA computes the same to 1e-4, for every network, likelihood and optimizer', () => {
  const wanted = cases.filter(({ network, modelKind, optimizer, gradientClipNorm }) =>
    network ? modelKind === 'vae' : optimizer && gradientClipNorm === 1,
  );
  test.each(wanted.map((changes, index) => ({ changes, index })))('$changes', ({ changes }) => {
    const spec = specification(changes);
    const plain = compiledStepRunner(spec, library, expected(16, 5));
    const xla = compiledStepRunner(spec, library, { ...expected(16, 5), xla: 'on' });
    expect(xla.computedBy).toEqual({ description: 'tensorflow, compiled with XLA, 2 threads', notice: null });
    expectClose(work(xla, spec), work(plain, spec), 1e-4);
  });

  test('and repeats and goes on bit for bit', () => {
    const spec = quickSpecification();
    const [whole, resumed] = [1, 99].map((seed) =>
      compiledStepRunner({ ...spec, seed }, library, { ...expected(16), xla: 'on' }),
    );
    for (let step = 0; step < 4; step++) trainStep(whole!, spec, step);
    resumed!.writeState(whole!.readState());
    for (let step = 4; step < 8; step++) expect(trainStep(resumed!, spec, step)).toEqual(trainStep(whole!, spec, step));
    expect(resumed!.readState()).toEqual(whole!.readState());
    whole!.dispose();
    resumed!.dispose();
  });
});

describe('a compiled runner', () => {
  const spec = quickSpecification({ optimizerEpsilon: 1e-7 });

  test('repeats itself bit for bit, whether examples are resident or fed', () => {
    const resident = compiledStepRunner(spec, library, expected(16));
    const again = compiledStepRunner(spec, library, expected(16));
    const fed = compiledStepRunner(spec, library);
    for (let step = 0; step < 20; step++) {
      const metrics = trainStep(resident, spec, step);
      expect(trainStep(again, spec, step)).toEqual(metrics);
      expect(trainStep(fed, spec, step)).toEqual(metrics);
    }
    expect(again.readState()).toEqual(resident.readState());
    expect(fed.readState()).toEqual(resident.readState());
    for (const runner of [resident, again, fed]) runner.dispose();
  });

  test.each(choices('optimizer'))('goes on bit for bit in another session: %s', (optimizer) => {
    const optimized = { ...spec, optimizer };
    const [whole, resumed] = [1, 99].map((seed) => compiledStepRunner({ ...optimized, seed }, library, expected(16)));
    for (let step = 0; step < 5; step++) trainStep(whole!, optimized, step);
    resumed!.writeState(whole!.readState());
    for (let step = 5; step < 12; step++) {
      expect(trainStep(resumed!, optimized, step)).toEqual(trainStep(whole!, optimized, step));
    }
    expect(resumed!.readState()).toEqual(whole!.readState());
    whole!.dispose();
    resumed!.dispose();
  });

  test('takes a batch of a size that it was not told of, and one that is filled up, and keeps its state', () => {
    const [runner, told] = [[16], [16, 9]].map((sizes) => compiledStepRunner(spec, library, expected(...sizes)));
    const numbers = (one: StepRunner, step: number, count: number) =>
      Float32Array.from(Object.values(trainStep(one, spec, step, count)));
    for (const [step, count] of [16, 16, 16, 9].entries()) {
      expectClose({ metrics: numbers(runner!, step, count) }, { metrics: numbers(told!, step, count) }, 1e-6);
    }
    const [state, other] = [runner!, told!].map((one) => Object.entries(one.readState()));
    expectClose(
      Object.fromEntries(state!.map(([name, { data }]) => [name, data])),
      Object.fromEntries(other!.map(([name, { data }]) => [name, data])),
      1e-5,
    );
    runner!.dispose();
    told!.dispose();
  });

  test('a state that was read does not change under later steps', () => {
    const runner = compiledStepRunner(spec, library, expected(16));
    trainStep(runner, spec, 0);
    const state = runner.readState();
    const kernel = state['encoder/mu/kernel']!.data;
    const before = [...kernel];
    trainStep(runner, spec, 1);
    expect([...kernel]).toEqual(before);
    expect([...runner.readState()['encoder/mu/kernel']!.data]).not.toEqual(before);
    runner.dispose();
  });

  test('holds no tensor of TensorFlow more after hundreds of calls', () => {
    const runner = compiledStepRunner(spec, library, expected(16));
    const calls = (step: number) => {
      trainStep(runner, spec, step);
      runner.evaluate({ examples, rows: rows(step) }, [1, step]);
      runner.decodeMean(runner.encode({ examples, rows: rows(step) }), 16);
    };
    calls(0);
    const binding = (tf.backend() as unknown as { binding: { getNumOfTensors: () => number } }).binding; // tfjs-node's
    const [tensors, native] = [tf.memory().numTensors, binding.getNumOfTensors()];
    for (let step = 1; step < 300; step++) calls(step);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(binding.getNumOfTensors()).toBe(native);
    runner.dispose();
  });
});

describe('a compiled runner that takes over what another one recorded and opened', () => {
  const spec = quickSpecification({ optimizerEpsilon: 1e-7 });
  const other = { ...spec, seed: 5, encoderLearningRate: 0.02, decoderLearningRate: 0.004 };
  const otherExamples = { ...examples, bytes: examples.bytes.map((byte) => 255 - byte) };
  const onOther = { ...expected(16, 5), examples: [otherExamples] };
  const stepOnOther = (runner: StepRunner, step: number, optimizer = other.optimizer) =>
    runner.trainStep({
      batch: { examples: otherExamples, rows: rows(step) },
      key: [5, step],
      beta: 2,
      optimizerScalars: updateScalars({ ...other, optimizer }, step + 1),
    });

  test.each(choices('optimizer'))('computes as a fresh one, bit for bit: %s', (optimizer) => {
    const kept = keptModels();
    const [first, second] = [spec, other].map((one) => ({ ...one, optimizer }));
    const fresh = work(compiledStepRunner(first!, library, expected(16, 5)), first!);
    expect(work(compiledStepRunner(first!, library, expected(16, 5), kept), first!)).toEqual(fresh);
    const between = compiledStepRunner(second!, library, onOther, kept);
    const alone = compiledStepRunner(second!, library, onOther);
    for (let step = 0; step < 4; step++) {
      expect(stepOnOther(between, step, optimizer)).toEqual(stepOnOther(alone, step, optimizer));
    }
    expect(between.readState()).toEqual(alone.readState());
    between.dispose();
    alone.dispose();
    expect(work(compiledStepRunner(first!, library, expected(16, 5), kept), first!)).toEqual(fresh);
  });

  test('uses the same session for the same graph, and the same recordings for another size of batch', () => {
    const kept = keptModels();
    const first = compiledStepRunner(spec, library, expected(16, 5), kept);
    trainStep(first, spec, 0);
    first.dispose();
    const calls = countedCalls();
    const again = compiledStepRunner(other, library, onOther, kept);
    stepOnOther(again, 0);
    again.dispose();
    expect(calls).toEqual({ loadSavedModel: 0, executeOp: 0 });
    const sized = compiledStepRunner(spec, library, expected(16), kept);
    trainStep(sized, spec, 0);
    expect(calls).toEqual({ loadSavedModel: 1, executeOp: 0 });
  });

  test('the graph is the same to the last byte whatever the seed and the rates', () => {
    const graphOf = (one: StepSpecification) => {
      const shapes = { ...parameterShapes(one), ...slotShapes(one, parameterShapes(one)) };
      const executor = compiledExecutor(shapes, {});
      executor.prepare([{ fn: modelFunctions(one, 2).train(16), rowInputs: [] }]);
      return Buffer.from(executor.graph()).toString('latin1');
    };
    for (const optimizer of choices('optimizer')) {
      expect(graphOf({ ...other, optimizer }) === graphOf({ ...spec, optimizer })).toBe(true);
      expect(graphOf({ ...spec, optimizer, latentSize: 3 }) === graphOf({ ...spec, optimizer })).toBe(false);
    }
  });
});

/** Counts the calls of two functions of tfjs-node's binding, whose own properties cannot be written. */
function countedCalls() {
  const backend = tf.backend() as unknown as { binding: Record<string, (...args: unknown[]) => unknown> }; // tfjs-node's
  const { binding } = backend;
  const calls = { loadSavedModel: 0, executeOp: 0 };
  const counting = (name: keyof typeof calls) => ({
    value: (...args: unknown[]) => {
      calls[name] += 1;
      return binding[name]!(...args);
    },
  });
  const names = { loadSavedModel: counting('loadSavedModel'), executeOp: counting('executeOp') };
  backend.binding = Object.create(binding, names) as typeof binding; // all else is found in its prototype
  onTestFinished(() => void (backend.binding = binding));
  return calls;
}

test('eager TensorFlow holds the same number of tensors after hundreds of steps', () => {
  const spec = quickSpecification();
  const runner = eagerStepRunner(spec, '');
  trainStep(runner, spec, 0);
  const before = tf.memory().numTensors;
  for (let step = 1; step < 300; step++) trainStep(runner, spec, step);
  expect(tf.memory().numTensors).toBe(before);
  runner.dispose();
});
