import { availableParallelism } from 'node:os';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readInstallation } from '#main/installation/installation.ts';
import type { Installation } from '#main/installation/installation.ts';
import { keptModels } from './kept-models.ts';
import { openNativeBackend } from './native-backend.ts';
import { compiledStepRunner, compiledTextStepRunner, eagerStepRunner, eagerTextStepRunner } from './step-runners.ts';
import type { ExpectedWork, StepRunner, StepSpecification } from './step-runner.ts';
import type { TextStepSpecification } from './text-functions.ts';
import type { ExpectedTexts, TextStepRunner } from './text-step-runner.ts';
import { threadPlan } from './thread-plan.ts';
import type { ThreadPlan } from './thread-plan.ts';
import { openWasmBackend } from './wasm-backend.ts';

/** What a run says about the engine that it wants. */
export type EngineSettings = Pick<Hyperparameters, 'engine' | 'threads' | 'xla'>;

/** Lives as long as the process; what one runner recorded and opened serves the next one. */
export interface Engine {
  /** Name and version of the library, e.g. "tensorflow 2.21.0" or "wasm 4.22.0". */
  readonly description: string;
  readonly threads: number;
  /** Why this is not the engine that one would expect; null when it is. */
  readonly notice: string | null;
  /** A runner that starts from the initial weights of the seed. */
  readonly stepRunner: (spec: StepSpecification, work?: ExpectedWork) => StepRunner;
  /** The same for sentences in batches by length; batches of other shapes may come too. */
  readonly textStepRunner: (spec: TextStepSpecification, expected?: ExpectedTexts) => TextStepRunner;
}

type Tensorflow = Installation['tensorflow'];

/**
 * Opens the engine that a run asks for. 'engine/unavailable' when TensorFlow is asked for by name and is not installed
 * or does not load; `auto` takes WebAssembly then.
 */
export async function openEngine(
  settings: EngineSettings,
  tensorflow: Tensorflow | null = readInstallation()?.tensorflow ?? null,
): Promise<Engine> {
  const choice = settings.engine;
  if (choice === 'wasm') return wasmEngine(null);
  if (!tensorflow?.available) {
    const reason = tensorflow ? tensorflow.reason : 'set-up has not run';
    if (choice === 'auto') return wasmEngine(null);
    throw new WorkbenchError('engine/unavailable', `TensorFlow is not installed: ${reason}.`, { choice });
  }
  const isDivided = choice !== 'eager' && settings.xla !== 'on';
  const plan = threadPlan(settings.threads || availableParallelism(), isDivided);
  try {
    const description = await openNativeBackend(tensorflow.version, plan);
    return choice === 'eager' ? eagerEngine(description, plan.threads) : compiledEngine(description, plan);
  } catch (error) {
    const reason = `TensorFlow ${tensorflow.version} does not load: ${error instanceof Error ? error.message : String(error)}`;
    if (choice === 'auto') return wasmEngine(reason);
    throw new WorkbenchError('engine/unavailable', reason, { choice });
  }
}

async function wasmEngine(notice: string | null): Promise<Engine> {
  return { ...eagerEngine(await openWasmBackend(), 1), notice };
}

function eagerEngine(description: string, threads: number): Engine {
  const computedBy = threads === 1 ? description : `${description}, step by step, ${threads} threads`;
  return {
    description,
    threads,
    notice: null,
    stepRunner: (spec) => eagerStepRunner(spec, computedBy),
    textStepRunner: (spec) => eagerTextStepRunner(spec, computedBy),
  };
}

function compiledEngine(description: string, { threads, parts }: ThreadPlan): Engine {
  const library = { description, threads, parts };
  const kept = keptModels();
  return {
    description,
    threads,
    notice: null,
    stepRunner: (spec, work) => compiledStepRunner(spec, library, work, kept),
    textStepRunner: (spec, expected) => compiledTextStepRunner(spec, library, expected, kept),
  };
}
