import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';

/** The worker's end of its only channel. */
export interface WorkerPort {
  readonly send: (message: MessageFromWorker) => void;
  readonly onMessage: (listener: (message: MessageToWorker) => void) => void;
  /** Resolves when all that was sent has left this process: closing the channel earlier would cut it off. */
  readonly whenSent: () => Promise<void>;
}

/** What Electron gives a utility process instead of `process.send`. */
interface ParentPort {
  postMessage(message: MessageFromWorker): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The channel of whichever parent started this process; a worker whose parent is gone ends. */
export function openWorkerPort(): WorkerPort {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort; // only Electron has it
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as MessageToWorker)), // from our host
      whenSent: () => sleep(500), // there is nothing to ask; half a second is plenty for what is left
    };
  }
  if (!process.send) throw new Error('the training worker is started by the workbench, not by hand');
  process.on('disconnect', () => process.exit(0));
  let last = Promise.resolve();
  return {
    send(message) {
      last = new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve())); // sent in order
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as MessageToWorker)), // from our host
    whenSent: () => last,
  };
}
