import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { ErrorCode, ErrorValue } from '#shared/contract/errors.ts';
import type { Job, JobResult } from '#shared/contract/training-messages.ts';
import type { Controls } from './controls.ts';
import { encodeFile, evaluateModel, generateImages, measureSteps } from './model-jobs.ts';
import { trainRun } from './train-run.ts';
import type { WorkerMemory } from './worker-memory.ts';
import type { WorkerPort } from './worker-port.ts';

export interface JobSurroundings {
  readonly port: WorkerPort;
  readonly controls: Controls;
  readonly memory: WorkerMemory;
}

/** Does one job and sends its result or its failure; gives whether the process is still good for another one. */
export async function runJob(job: Job, { port, controls, memory }: JobSurroundings): Promise<boolean> {
  try {
    const engine = await memory.engine(job.hyperparameters);
    const { datasets } = memory;
    if (job.kind !== 'train') port.send({ type: 'started', engine: engine.description, stepsPerEpoch: null });
    port.send({ type: 'result', result: await resultOf(job) });
    async function resultOf(open: Job): Promise<JobResult> {
      switch (open.kind) {
        case 'train':
          return { kind: 'train', end: await trainRun(open, { engine, datasets, port, controls }) };
        case 'evaluate':
          return evaluateModel(open, engine, datasets);
        case 'encode':
          return encodeFile(open, engine);
        case 'generate':
          return generateImages(open, engine);
        case 'measure':
          return measureSteps(open, engine);
      }
    }
    return true;
  } catch (error) {
    const value = failure(error);
    port.send({ type: 'failed', error: value });
    return !spoiling.includes(value.code);
  }
}

/** After these nobody knows what is left in the process: memory, half a library, or a defect. */
const spoiling: readonly ErrorCode[] = ['internal', 'training/out-of-memory', 'engine/unavailable'];

/** tfjs says that memory is out only in words. */
function failure(error: unknown): ErrorValue {
  const text = error instanceof Error ? error.message : String(error);
  if (!(error instanceof WorkbenchError) && /out of memory|\bOOM\b|allocation failed|bad_alloc/i.test(text)) {
    return errorValue(new WorkbenchError('training/out-of-memory', `There was not enough memory: ${text}`));
  }
  return errorValue(error);
}
