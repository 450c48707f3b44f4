import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { ErrorCode, ErrorValue } from '#shared/contract/errors.ts';
import type { Job, JobResult, MeasureJob } from '#shared/contract/training-messages.ts';
import type { Controls } from './controls.ts';
import { encodeImageFile, evaluateImageModel, generateImages, measureImageSteps } from './images/image-jobs.ts';
import { createTell } from './text-work/tell.ts';
import { answerText } from './text-work/text-workers.ts';
import { encodeTextFile, evaluateTextModel, measureTextSteps } from './texts/text-jobs.ts';
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
      const ofTexts = dataKindOf(open.hyperparameters) === 'texts';
      switch (open.kind) {
        case 'train':
          return { kind: 'train', end: await trainRun(open, { engine, datasets, port, controls }) };
        case 'evaluate':
          return ofTexts ? evaluateTextModel(open, engine, datasets) : evaluateImageModel(open, engine, datasets);
        case 'encode':
          return ofTexts ? encodeTextFile(open, engine) : encodeImageFile(open, engine);
        case 'generate':
          return generateImages(open, engine);
        case 'text': {
          const work = memory.textWork.open(open, engine, datasets);
          return { kind: 'text', answer: await answerText(open.request, work, createTell(port, controls)) };
        }
        case 'measure':
          return measureSteps(open);
      }
    }
    function measureSteps({ hyperparameters, data }: MeasureJob): JobResult {
      if (data.kind === 'images') return measureImageSteps(hyperparameters, data, engine);
      return measureTextSteps(hyperparameters, data.datasetDirectory, engine, datasets);
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
