import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TextAnswer, TextRequest, TextWorkProgress } from '#shared/contract/text-work.ts';
import type { TextJob } from '#shared/contract/training-messages.ts';
import { createKnownCheckpoints } from '#main/runs/known-checkpoints.ts';
import { modelPlaces } from '#main/runs/model-places.ts';
import type { RunReader } from '#main/runs/run-reader.ts';
import { runWorkerJob } from '#main/runs/worker-job.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import type { StartWorker, WorkerHandle } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';

/** Requests to trained models of texts. They neither wait for trainings nor hold them up, and write nothing. */
export interface TextWorkService {
  /**
   * The answer, of the kind of the request. One is worked on at a time, in the order in which they come. Throws
   * 'run/not-found', 'run/no-checkpoint', 'checkpoint/damaged', 'arguments/invalid' for what the model cannot do, and 'canceled'.
   */
  work(workId: string, runId: string, request: TextRequest): Promise<TextAnswer>;
  /** The request ends with 'canceled'; nothing happens if it has ended. */
  cancel(workId: string): void;
  /** Ends the process; resolves when it is gone. */
  close(): Promise<void>;
}

interface Dependencies {
  readonly workspace: ReadableWorkspace;
  readonly reader: Pick<RunReader, 'get'>;
  readonly startWorker: StartWorker;
  readonly progress: (workId: string, progress: TextWorkProgress) => void;
}

/** An open model answers at once; it is given up after so long without a request. */
const idleMs = 5 * 60_000;

/** A request that has not ended; `worker` from the moment at which it is worked on. */
interface Request {
  readonly workId: string;
  worker: WorkerHandle | null;
  isCanceled: boolean;
}

export function createTextWork({ workspace, reader, startWorker, progress }: Dependencies): TextWorkService {
  const workers = warmWorkers(startWorker, { mostIdle: 1, idleMs });
  const open = new Set<Request>();
  const checkpointFolder = createKnownCheckpoints();
  let last: Promise<unknown> = Promise.resolve();

  const jobOf = (runId: string, request: TextRequest): TextJob => {
    const run = reader.get(runId);
    if (dataKindOf(run.hyperparameters) !== 'texts') {
      const what = `Run ${run.id} (${run.name}) is a model of images; choose a run of texts.`;
      throw new WorkbenchError('arguments/invalid', what, { runId });
    }
    return { kind: 'text', ...modelPlaces(workspace, run, checkpointFolder), request };
  };
  const answer = async (job: TextJob, own: Request): Promise<TextAnswer> => {
    if (own.isCanceled) throw new WorkbenchError('canceled', 'The request was canceled.');
    const worker = workers.start();
    own.worker = worker;
    worker.onMessage((message) => {
      if (message.type === 'text-progress') progress(own.workId, message.progress);
    });
    return (await runWorkerJob(() => worker, job)).answer;
  };
  return {
    async work(workId, runId, request) {
      const job = jobOf(runId, request);
      const own: Request = { workId, worker: null, isCanceled: false };
      open.add(own);
      const done = last.then(() => answer(job, own));
      last = done.catch(() => undefined); // whoever asked hears of it; the next one does not
      try {
        return await done;
      } finally {
        open.delete(own);
      }
    },
    cancel(workId) {
      for (const one of open) {
        if (one.workId !== workId) continue;
        one.isCanceled = true;
        one.worker?.send({ type: 'cancel' });
      }
    },
    async close() {
      for (const one of open) one.isCanceled = true;
      await workers.close();
    },
  };
}
