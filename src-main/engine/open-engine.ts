import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readInstallation } from '#main/installation/installation.ts';
import { eagerStepRunner } from './eager-step-runner.ts';
import { openNativeBackend } from './native-backend.ts';
import type { StepRunner, StepSpecification } from './step-runner.ts';
import { openWasmBackend } from './wasm-backend.ts';

export interface Engine {
  /** Name and version, e.g. "tensorflow 2.21.0" or "wasm 4.22.0": runs repeat bit for bit on the same one. */
  readonly description: string;
  readonly stepRunner: (spec: StepSpecification, dataSize: number) => StepRunner;
}

/** Opens the engine that a run asks for. 'engine/unavailable' when TensorFlow is asked for and not installed. */
export async function openEngine(choice: Hyperparameters['engine']): Promise<Engine> {
  return { description: await openBackend(choice), stepRunner: eagerStepRunner };
}

async function openBackend(choice: Hyperparameters['engine']): Promise<string> {
  if (choice === 'wasm') return openWasmBackend();
  const tensorflow = readInstallation()?.tensorflow;
  if (tensorflow?.available) {
    const name = await openNativeBackend();
    return name === 'tensorflow' ? `tensorflow ${tensorflow.version}` : name;
  }
  if (choice === 'auto') return openWasmBackend();
  const reason = tensorflow ? tensorflow.reason : 'set-up has not run';
  throw new WorkbenchError('engine/unavailable', `TensorFlow is not installed: ${reason}.`, { choice });
}
