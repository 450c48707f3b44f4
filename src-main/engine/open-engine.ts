import { availableParallelism } from 'node:os';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readInstallation } from '#main/installation/installation.ts';
import type { Installation } from '#main/installation/installation.ts';
import { eagerStepRunner } from './eager-step-runner.ts';
import { openNativeBackend } from './native-backend.ts';
import type { StepRunner, StepSpecification } from './step-runner.ts';
import { openWasmBackend } from './wasm-backend.ts';

export interface Engine {
  /** Name and version, e.g. "tensorflow 2.21.0" or "wasm 4.22.0": runs repeat bit for bit on the same one. */
  readonly description: string;
  readonly threads: number;
  /** Why this is not the engine that one would expect; null when it is. */
  readonly notice: string | null;
  readonly stepRunner: (spec: StepSpecification, dataSize: number) => StepRunner;
}

type Tensorflow = Installation['tensorflow'];

/**
 * Opens the engine that a run asks for. 'engine/unavailable' when TensorFlow is asked for by name and is not installed
 * or does not load; `auto` takes WebAssembly then.
 */
export async function openEngine(
  choice: Hyperparameters['engine'],
  tensorflow: Tensorflow | null = readInstallation()?.tensorflow ?? null,
): Promise<Engine> {
  if (choice === 'wasm') return wasmEngine(null);
  if (!tensorflow?.available) {
    const reason = tensorflow ? tensorflow.reason : 'set-up has not run';
    if (choice === 'auto') return wasmEngine(null);
    throw new WorkbenchError('engine/unavailable', `TensorFlow is not installed: ${reason}.`, { choice });
  }
  try {
    return nativeEngine(await openNativeBackend(tensorflow.version));
  } catch (error) {
    const reason = `TensorFlow ${tensorflow.version} does not load: ${error instanceof Error ? error.message : String(error)}`;
    if (choice === 'auto') return wasmEngine(reason);
    throw new WorkbenchError('engine/unavailable', reason, { choice });
  }
}

function nativeEngine(description: string): Engine {
  const threads = Number(process.env['TF_NUM_INTRAOP_THREADS']) || availableParallelism();
  return { description, threads, notice: null, stepRunner: eagerStepRunner };
}

async function wasmEngine(notice: string | null): Promise<Engine> {
  return { description: await openWasmBackend(), threads: 1, notice, stepRunner: eagerStepRunner };
}
