import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ErrorValue } from '#shared/contract/errors.ts';
import type { Job, JobResult } from '#shared/contract/training-messages.ts';
import type { StartWorker, WorkerExit } from '#main/training-host/training-host.ts';

/** Does one short job in a worker of its own and gives its result of the same kind. */
export async function runWorkerJob<K extends Exclude<Job['kind'], 'train'>>(
  startWorker: StartWorker,
  job: Job & { readonly kind: K },
): Promise<JobResult & { readonly kind: K }> {
  const worker = startWorker();
  let result: JobResult | null = null;
  let failure: ErrorValue | null = null;
  worker.onMessage((message) => {
    if (message.type === 'result') result = message.result;
    if (message.type === 'failed') failure = message.error;
  });
  worker.send({ type: 'start', job });
  const exit = await worker.exited;
  if (failure !== null) throw errorOf(failure);
  if (result === null) throw crashError(`The ${job.kind} job`, exit);
  return result; // a worker answers with the kind it was asked for
}

/** A failure that crossed the border as a value, thrown again. */
function errorOf({ code, message, details }: ErrorValue): WorkbenchError {
  return new WorkbenchError(code, message, details);
}

/** A worker that ended without a word of its own. */
export function crashError(who: string, { code, signal, lastWords }: WorkerExit): WorkbenchError {
  const how = signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`;
  const words = lastWords ? ` Its last words: ${lastWords.slice(-500)}` : '';
  return new WorkbenchError('training/crashed', `${who} ended without a result (${how}).${words}`, { lastWords });
}
