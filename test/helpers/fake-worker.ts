import type { Job, MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import type { StartWorker, WorkerExit, WorkerHandle } from '#main/training-host/training-host.ts';

/** A worker that does what a unit test says, in this process. */
export interface FakeWorker {
  readonly received: readonly MessageToWorker[];
  /** The last it was told to do, apart from the leave for the next epoch that a trial has after each. */
  readonly lastAsked: () => MessageToWorker;
  readonly job: () => Job;
  readonly say: (message: MessageFromWorker) => void;
  /** Ends the process; resolves when its host has heard. */
  readonly exit: (exit?: Partial<WorkerExit>) => Promise<void>;
  readonly wasKilled: () => boolean;
}

/** Starts fake workers and keeps them in the order of their start. */
export function fakeWorkers(): { readonly startWorker: StartWorker; readonly started: readonly FakeWorker[] } {
  const started: FakeWorker[] = [];
  const startWorker = (): WorkerHandle => {
    const { handle, worker } = fakeWorker();
    started.push(worker);
    return handle;
  };
  return { startWorker, started };
}

function fakeWorker(): { handle: WorkerHandle; worker: FakeWorker } {
  const received: MessageToWorker[] = [];
  const listeners: ((message: MessageFromWorker) => void)[] = [];
  let killed = false;
  let resolveExit: (exit: WorkerExit) => void = () => undefined;
  const exited = new Promise<WorkerExit>((resolve) => (resolveExit = resolve));
  const exit = async (how: Partial<WorkerExit> = {}) => {
    resolveExit({ code: 0, signal: null, lastWords: '', ...how });
    await exited;
    await Promise.resolve();
  };
  return {
    handle: {
      send: (message) => received.push(message),
      onMessage: (listener) => listeners.push(listener),
      exited,
      kill() {
        killed = true;
        void exit({ code: null, signal: 'SIGKILL' });
      },
    },
    worker: {
      received,
      lastAsked: () => received.findLast(({ type }) => type !== 'next-epoch')!, // the start at least
      job() {
        const start = received.find((message) => message.type === 'start');
        if (!start) throw new Error('the fake worker was not started');
        return start.job;
      },
      say: (message) => listeners.forEach((listener) => listener(message)),
      exit,
      wasKilled: () => killed,
    },
  };
}
