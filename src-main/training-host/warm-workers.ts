import type { Job, MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import { processKey } from './process-key.ts';
import type { StartWorker, WorkerExit, WorkerHandle } from './training-host.ts';

/** Workers that live for one job, in processes that live for many. */
export interface WarmWorkers {
  /**
   * A worker for one job: an idle process that fits, or a new one, is taken when the job is sent. It has ended when the
   * job is done, or when its process is gone.
   */
  readonly start: StartWorker;
  /** Ends every process, also those that are at work; resolves when they are gone. */
  readonly close: () => Promise<void>;
}

export interface IdleLimits {
  /** Idle processes that are kept: those that worked last. */
  readonly mostIdle: number;
  /** An idle process gives its memory back after this time. */
  readonly idleMs: number;
}

/** Each holds about half a gigabyte. One that ends a trial of a sweep gets the next at once, however many there are. */
const usualLimits: IdleLimits = { mostIdle: 2, idleMs: 60_000 };

interface WarmProcess {
  readonly key: string;
  readonly handle: WorkerHandle;
  /** What it is doing; null: nothing, and what it says then is heard by nobody. */
  work: Work | null;
  hasServed: boolean;
  expiry: NodeJS.Timeout | null;
}

/** A job in a process. */
interface Work {
  readonly hear: (message: MessageFromWorker) => void;
  readonly done: () => void;
  /** The process is gone. */
  readonly lost: (exit: WorkerExit) => void;
}

/** `startProcess` starts a process and gives it as a worker. */
export function warmWorkers(startProcess: StartWorker, limits: IdleLimits = usualLimits): WarmWorkers {
  const processes = new Set<WarmProcess>();
  const idle: WarmProcess[] = []; // the one that worked last is the last
  let isClosed = false;

  const take = (key: string): WarmProcess => {
    const found = idle.findLast((one) => one.key === key);
    if (!found) return open(key);
    leaveIdle(found);
    return found;
  };
  const open = (key: string): WarmProcess => {
    const opened: WarmProcess = { key, handle: startProcess(), work: null, hasServed: false, expiry: null };
    processes.add(opened);
    opened.handle.onMessage((message) => {
      if (message.type === 'free') release(opened);
      else opened.work?.hear(message);
    });
    void opened.handle.exited.then((exit) => {
      processes.delete(opened);
      leaveIdle(opened);
      workOf(opened)?.lost(exit);
    });
    return opened;
  };
  const release = (freed: WarmProcess): void => {
    if (isClosed) return freed.handle.kill();
    freed.hasServed = true;
    freed.expiry = setTimeout(freed.handle.kill, limits.idleMs).unref();
    idle.push(freed);
    for (const superfluous of idle.slice(0, -limits.mostIdle)) {
      leaveIdle(superfluous);
      superfluous.handle.kill();
    }
    workOf(freed)?.done();
  };
  const leaveIdle = (one: WarmProcess): void => {
    if (one.expiry) clearTimeout(one.expiry);
    one.expiry = null;
    if (idle.includes(one)) idle.splice(idle.indexOf(one), 1);
  };

  return {
    start: () => workerOf(take),
    async close() {
      isClosed = true;
      const ends = [...processes].map(({ handle }) => handle.exited);
      for (const { handle } of processes) handle.kill();
      await Promise.all(ends);
    },
  };
}

/** Takes the work of a process away from it. */
function workOf(worked: WarmProcess): Work | null {
  const { work } = worked;
  worked.work = null;
  return work;
}

/** A worker that has a process from the moment at which its job is sent until the job is done. */
function workerOf(take: (key: string) => WarmProcess): WorkerHandle {
  const listeners: ((message: MessageFromWorker) => void)[] = [];
  let place: WarmProcess | null = null;
  let isOver = false;
  let isKilled = false;
  /** What was sent, until the first word comes back; null from then on. */
  let unanswered: MessageToWorker[] | null = [];
  let resolveExit!: (exit: WorkerExit) => void; // set by the promise, before anything else can run
  const exited = new Promise<WorkerExit>((resolve) => (resolveExit = resolve));

  const finish = (exit: WorkerExit) => {
    isOver = true;
    place = null;
    resolveExit(exit);
  };
  const occupy = (job: Job) => {
    const taken = take(processKey(job));
    const hear = (message: MessageFromWorker) => {
      unanswered = null;
      for (const listener of listeners) listener(message);
    };
    const done = () => finish({ code: 0, signal: null, lastWords: '' });
    taken.work = { hear, done, lost: (exit) => replace(job, taken, exit) };
    place = taken;
  };
  /** A process may have ended while it waited, unnoticed until now: another one does the job then. */
  const replace = (job: Job, lost: WarmProcess, exit: WorkerExit) => {
    if (!lost.hasServed || unanswered === null || isKilled) return finish(exit);
    try {
      occupy(job);
      for (const message of unanswered) place?.handle.send(message);
    } catch {
      finish(exit); // no other process can be started: the end of this one is what there is to tell
    }
  };
  return {
    send: (message) => {
      if (isOver) return;
      const sent = message.type === 'start' ? ({ ...message, thenWait: true } as const) : message;
      if (message.type === 'start') occupy(message.job);
      unanswered?.push(sent);
      place?.handle.send(sent);
    },
    onMessage: (listener) => void listeners.push(listener),
    exited,
    kill: () => {
      if (isOver) return;
      isKilled = true;
      if (place) place.handle.kill();
      else finish({ code: null, signal: 'SIGKILL', lastWords: '' });
    },
  };
}
