import type { Job, MessageFromWorker } from '#shared/contract/training-messages.ts';
import { createControls } from './controls.ts';
import type { Controls } from './controls.ts';
import { runJob } from './run-job.ts';
import type { JobSurroundings } from './run-job.ts';
import { createWorkerMemory } from './worker-memory.ts';
import type { WorkerPort } from './worker-port.ts';

/**
 * Does the jobs that come, one after the other. The process ends after a job that was not told to wait, after one that
 * leaves it in doubt, and when it has grown too much.
 */
export function serveJobs(port: WorkerPort, endProcess: () => void, doJob = runJob): void {
  const memory = createWorkerMemory();
  let controls: Controls | null = null; // of the job that is under way
  let bytesAtFirst: number | null = null; // after the first job, with its data and its graphs

  port.onMessage((message) => {
    if (message.type !== 'start') return controls?.hear(message);
    if (controls) return;
    controls = createControls();
    void serve(message.job, { port, controls, memory }, doJob).then((isGood) => {
      controls = null;
      const bytes = process.memoryUsage.rss();
      bytesAtFirst ??= bytes;
      if (message.thenWait && isGood && bytes < mostBytes(bytesAtFirst)) port.send({ type: 'free' });
      else void port.whenSent().finally(endProcess);
    });
  });
}

/**
 * TensorFlow keeps most of what it had for graphs that are gone: 200 trials of 200 different models took a process from
 * 0.6 to 1.2 GB, 200 of one model to 0.65 GB.
 */
function mostBytes(bytesAtFirst: number): number {
  return 2 * bytesAtFirst + 2 ** 28;
}

/** What a job says after its end is not sent: the host would take it for the next job's. */
async function serve(job: Job, { port, ...rest }: JobSurroundings, doJob: typeof runJob): Promise<boolean> {
  let isOver = false;
  const send = (message: MessageFromWorker) => {
    if (!isOver) port.send(message);
  };
  try {
    return await doJob(job, { port: { ...port, send }, ...rest });
  } finally {
    isOver = true;
  }
}
