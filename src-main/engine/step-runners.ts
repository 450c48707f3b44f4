import { totalmem } from 'node:os';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { initialTextParameters, textMovingShapes, textParameterShapes } from '#shared/text/text-parameters.ts';
import { isFloorOfBatch } from '#shared/vae/kl-floor.ts';
import { initialParameters, parameterShapes } from '#shared/vae/model-parameters.ts';
import { chooseXla, settledXla } from './choose-xla.ts';
import { compiledExecutor } from './compiled-executor.ts';
import type { CompiledExecutor, Preparation } from './compiled-executor.ts';
import { eagerExecutor } from './eager-executor.ts';
import type { Examples } from './examples.ts';
import { graphKey, keptModels, textGraphKey } from './kept-models.ts';
import type { KeptExecutor, KeptLimits, KeptModels } from './kept-models.ts';
import { elementCount } from './input-values.ts';
import { modelFunctions } from './model-functions.ts';
import type { ModelFunctions } from './model-functions.ts';
import { modelStepRunner } from './model-step-runner.ts';
import type { PureFunction } from './pure-function.ts';
import { parameterState } from './state-arrays.ts';
import { blockRows } from './row-blocks.ts';
import type { ExpectedWork, StepInput, StepRunner, StepSpecification } from './step-runner.ts';
import { decodingFunctions } from './text-decoding.ts';
import { textFunctions } from './text-functions.ts';
import type { TextFunctions, TextStepSpecification } from './text-functions.ts';
import { textStepRunner } from './text-step-runner.ts';
import type { ExpectedTexts, TextStepRunner } from './text-step-runner.ts';
import { machineKey } from './xla-choices.ts';

/** Runs every operation as it comes, on the current back end; `description` is that of the back end. */
export function eagerStepRunner(spec: StepSpecification, description: string): StepRunner {
  const { state, shapes } = beginning(spec);
  const executor = eagerExecutor(shapes, state, updateRules[spec.optimizer]);
  return modelStepRunner(spec, modelFunctions(spec, 1), executor, { description, notice: null });
}

/** Runs every step as one graph; on the back end 'tensorflow' only. */
export function compiledStepRunner(
  spec: StepSpecification,
  library: Library,
  work?: ExpectedWork,
  kept: KeptModels = keptModels(nothing),
): StepRunner {
  const key = graphKey(spec, library.parts);
  const functions = modelFunctions(spec, library.parts);
  if (!work) {
    const { state, shapes } = beginning(spec);
    const computedBy = { description: compiledBy(library, false), notice: null };
    const executor = compiledExecutor(shapes, state, { recordings: kept.recordings(key) });
    return modelStepRunner(spec, functions, executor, computedBy);
  }
  const examples = fitting(work.examples);
  const sizes = examples.map(({ count, size }) => [count, size]);
  const sessionKey = JSON.stringify([key, work.batchSizes, sizes, settledXla(work)]);
  const idle = kept.take(sessionKey);
  if (idle) idle.executor.begin(beginning(spec).state, examples);
  const used =
    idle ??
    openExecutor(spec, library, { functions, work, examples, recordings: kept.recordings(key), memory: kept.memory });
  let isDisposed = false;
  return {
    ...modelStepRunner(spec, functions, used.executor, used.computedBy, weighedRows(spec, work)),
    dispose: () => {
      if (!isDisposed) kept.keep(sessionKey, used); // twice would give it to two runners
      isDisposed = true;
    },
  };
}

const nothing: KeptLimits = { recordings: 1, executors: 0, executorBytes: 0 };

interface Opening {
  readonly functions: ModelFunctions;
  readonly work: ExpectedWork;
  /** Those of its examples that stay in the graph's memory. */
  readonly examples: readonly Examples[];
  readonly recordings: ReturnType<KeptModels['recordings']>;
  readonly memory: KeptModels['memory'];
}

function openExecutor(
  spec: StepSpecification,
  library: Library,
  { functions, work, examples, recordings, memory }: Opening,
): KeptExecutor {
  const { description } = library;
  const { state, shapes } = beginning(spec);
  const executorWith = (xla: boolean): CompiledExecutor => {
    const executor = compiledExecutor(shapes, state, { examples, memory, xla, recordings });
    executor.prepare(preparations(spec, functions, work));
    return executor;
  };
  const step = (executor: CompiledExecutor) => {
    const runner = modelStepRunner(spec, functions, executor, { description, notice: null }, weighedRows(spec, work));
    runner.trainStep(firstBatch(spec, work));
  };
  const chosen = chooseXla(work, { executorWith, step, machine: machineKey(library.threads, description) });
  chosen.executor.reset(); // choosing may have taken steps
  return {
    executor: chosen.executor,
    computedBy: { description: compiledBy(library, chosen.xla), notice: chosen.notice },
    bytes: 4 * numbersOf(shapes) + bytesOf(examples),
  };
}

/** The native library, as opened. */
export interface Library {
  readonly description: string;
  readonly threads: number;
  /** How many parts of a batch are computed side by side. */
  readonly parts: number;
}

/** The same model, seed and text give the same numbers bit for bit. */
function compiledBy({ description, threads }: Library, xla: boolean): string {
  return `${description}, compiled${xla ? ' with XLA' : ''}, ${threads === 1 ? '1 thread' : `${threads} threads`}`;
}

/** A step to measure with: on the first rows, whatever is in them. */
function firstBatch(spec: StepSpecification, { examples, batchSizes }: ExpectedWork): StepInput {
  const rows = Int32Array.from({ length: batchSizes[0]! }, (_, i) => i % examples[0]!.count);
  const batch = { examples: examples[0]!, rows };
  return { batch, key: [spec.seed, 0], beta: 1, optimizerScalars: updateScalars(spec, 1) };
}

/** The same for sentences, step by step … */
export function eagerTextStepRunner(spec: TextStepSpecification, description: string): TextStepRunner {
  const { state, shapes } = textBeginning(spec);
  const executor = eagerExecutor(shapes, state, updateRules[spec.optimizer]);
  return textStepRunner(spec, textFunctions(spec, 1), executor, { description, notice: null });
}

/** … and compiled: what is expected has its graphs from the start. */
export function compiledTextStepRunner(
  spec: TextStepSpecification,
  library: Library,
  expected?: ExpectedTexts,
  kept: KeptModels = keptModels(nothing),
): TextStepRunner {
  const key = textGraphKey(spec, library.parts);
  const functions = textFunctions(spec, library.parts);
  const { state, shapes } = textBeginning(spec);
  const computedBy = { description: compiledBy(library, false), notice: null };
  if (!expected) {
    const executor = compiledExecutor(shapes, state, { recordings: kept.recordings(key) });
    return textStepRunner(spec, functions, executor, computedBy);
  }
  const sessionKey = JSON.stringify([key, expected]);
  const idle = kept.take(sessionKey);
  idle?.executor.begin(state, []);
  const executor = idle?.executor ?? compiledExecutor(shapes, state, { recordings: kept.recordings(key) });
  if (!idle) executor.prepare(expectedFunctions(spec, functions, expected).map((fn) => ({ fn, rowInputs: [] })));
  let isDisposed = false;
  return {
    ...textStepRunner(spec, functions, executor, computedBy),
    dispose: () => {
      if (!isDisposed) kept.keep(sessionKey, { executor, computedBy, bytes: 4 * numbersOf(shapes) }); // twice would give it to two runners
      isDisposed = true;
    },
  };
}

function expectedFunctions(
  spec: TextStepSpecification,
  functions: TextFunctions,
  { widths, batchSize, shortBatch, trainsEncoder, encodes, weighs, writes }: ExpectedTexts,
): readonly PureFunction[] {
  const shapes = widths.map((width) => ({ count: batchSize, width }));
  return [
    ...shapes.flatMap((shape) => [functions.train(shape, 'everything'), functions.evaluate(shape)]),
    ...(shortBatch ? [functions.train(shortBatch, 'everything')] : []),
    ...(trainsEncoder ? shapes.map((shape) => functions.train(shape, 'encoder')) : []),
    ...(encodes ? shapes.map((shape) => functions.encode(shape)) : []),
    ...(weighs ? shapes.map((shape) => functions.weigh(shape)) : []),
    ...(writes ? Object.values(decodingFunctions(spec, functions.parts)) : []),
  ];
}

function beginning(spec: StepSpecification) {
  return withSlots(spec, parameterShapes(spec), initialParameters(spec, spec.seed));
}

function textBeginning(spec: TextStepSpecification) {
  const { state, shapes } = withSlots(spec, textParameterShapes(spec), initialTextParameters(spec, spec.seed));
  return { state, shapes: { ...shapes, ...textMovingShapes(spec) } };
}

function withSlots(spec: OptimizerSpecification, parameters: ParameterShapes, initial: ParameterValues) {
  return { state: parameterState(initial), shapes: { ...parameters, ...slotShapes(spec, parameters) } };
}

/** What a training run calls, so that one graph has it all. */
function preparations(spec: StepSpecification, functions: ModelFunctions, work: ExpectedWork): Preparation[] {
  const weighed = weighedRows(spec, work);
  const training = weighed === null ? work.batchSizes.map(functions.train) : [functions.trainWeighed(weighed)];
  const ofRows = [...training, functions.evaluate(blockRows), functions.encode(blockRows)];
  const ofCodes = [
    functions.decodeMean(blockRows),
    ...(spec.likelihood === 'bernoulli' ? [] : [functions.variance(blockRows)]),
  ];
  return [...ofRows.map((fn) => ({ fn, rowInputs: ['x'] })), ...ofCodes.map((fn) => ({ fn, rowInputs: [] }))];
}

/** Rows to which batches of several sizes are filled up; null where that is of no use, and where examples cannot be weighed. */
function weighedRows({ klFloor }: StepSpecification, { batchSizes }: ExpectedWork): number | null {
  return batchSizes.length < 2 || isFloorOfBatch(klFloor) ? null : Math.max(...batchSizes);
}

/** Examples are kept twice, here and in the graph's memory: all of them or none. */
function fitting(examples: readonly Examples[]): readonly Examples[] {
  return bytesOf(examples) <= totalmem() / 8 ? examples : [];
}

function numbersOf(shapes: ParameterShapes): number {
  return Object.values(shapes).reduce((sum, shape) => sum + elementCount(shape), 0);
}

function bytesOf(examples: readonly Examples[]): number {
  return examples.reduce((sum, one) => sum + one.bytes.length, 0);
}
