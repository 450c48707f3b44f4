import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { ErrorValue } from '#shared/contract/errors.ts';
import type { Job, JobResult } from '#shared/contract/training-messages.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Controls } from './controls.ts';
import { encodeFile, evaluateModel, generateImages, measureSteps } from './model-jobs.ts';
import { trainRun } from './train-run.ts';
import type { WorkerPort } from './worker-port.ts';

/** Does one job and sends its result or its failure. */
export async function runJob(job: Job, port: WorkerPort, controls: Controls): Promise<void> {
  try {
    const engine = await openEngine(job.hyperparameters);
    if (job.kind !== 'train') port.send({ type: 'started', engine: engine.description, stepsPerEpoch: null });
    port.send({ type: 'result', result: await resultOf(job) });
    async function resultOf(open: Job): Promise<JobResult> {
      switch (open.kind) {
        case 'train':
          return { kind: 'train', end: await trainRun(open, { engine, port, controls }) };
        case 'evaluate':
          return evaluateModel(open, engine);
        case 'encode':
          return encodeFile(open, engine);
        case 'generate':
          return generateImages(open, engine);
        case 'measure':
          return measureSteps(open, engine);
      }
    }
  } catch (error) {
    port.send({ type: 'failed', error: failure(error) });
  }
}

/** tfjs says that memory is out only in words. */
function failure(error: unknown): ErrorValue {
  const text = error instanceof Error ? error.message : String(error);
  if (!(error instanceof WorkbenchError) && /out of memory|\bOOM\b|allocation failed|bad_alloc/i.test(text)) {
    return errorValue(new WorkbenchError('training/out-of-memory', `There was not enough memory: ${text}`));
  }
  return errorValue(error);
}
