import { fork } from 'node:child_process';
import type { MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import { lastWords } from './last-words.ts';
import { workerEnvironment } from './worker-environment.ts';

export interface WorkerExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last of what the process wrote on stderr, without TensorFlow's start-up chatter. */
  readonly lastWords: string;
}

/** A worker process, wherever it runs. It has ended when `exited` resolves, however it ended. */
export interface WorkerHandle {
  readonly send: (message: MessageToWorker) => void;
  readonly onMessage: (listener: (message: MessageFromWorker) => void) => void;
  readonly exited: Promise<WorkerExit>;
  readonly kill: () => void;
}

export type StartWorker = () => WorkerHandle;

/** Workers as child processes of plain Node: for the command line. Typed arrays cross by structured clone. */
export function startChildProcessWorker(workerFile: string): StartWorker {
  return () => {
    const child = fork(workerFile, [], {
      serialization: 'advanced',
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: true, // Ctrl+C in the terminal reaches the parent alone, which asks for a last checkpoint
    });
    const words = lastWords();
    child.stderr?.on('data', (chunk: Buffer) => words.add(chunk.toString()));
    return {
      send: (message) => {
        if (child.connected) child.send(message, () => undefined); // a worker that is ending is told nothing more
      },
      onMessage: (listener) => {
        child.on('message', (message) => listener(message as MessageFromWorker)); // our own worker is at the other end
      },
      exited: new Promise<WorkerExit>((resolve) => {
        child.on('error', (error) => resolve({ code: null, signal: null, lastWords: error.message }));
        child.on('close', (code, signal) => resolve({ code, signal, lastWords: words.text() }));
      }),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
