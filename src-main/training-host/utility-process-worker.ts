import type { MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import { lastWords } from './last-words.ts';
import type { StartWorker, WorkerExit } from './training-host.ts';
import { workerEnvironment } from './worker-environment.ts';

/** What is used of Electron's `UtilityProcess`; this room may not import electron. */
export interface UtilityProcessLike {
  postMessage(message: MessageToWorker): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
  readonly pid: number | undefined;
  readonly stderr: NodeJS.ReadableStream | null;
}

export type ForkUtilityProcess = (
  file: string,
  args: string[],
  options: { env: Record<string, string>; serviceName: string; stdio: ['ignore', 'ignore', 'pipe'] },
) => UtilityProcessLike;

/** Workers as utility processes of the app; `fork` is Electron's `utilityProcess.fork`. */
export function startUtilityProcessWorker(fork: ForkUtilityProcess, workerFile: string): StartWorker {
  return () => {
    const child = fork(workerFile, [], {
      env: workerEnvironment(),
      serviceName: 'VAE training',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const words = lastWords();
    child.stderr?.on('data', (chunk: Buffer) => words.add(chunk.toString()));
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', (message) => listener(message as MessageFromWorker)); // our own worker is at the other end
      },
      exited: new Promise<WorkerExit>((resolve) => {
        child.on('exit', (code) => resolve({ code, signal: null, lastWords: words.text() }));
      }),
      kill: () => {
        // kill() of a utility process is only SIGTERM, which a worker in a native call does not hear
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        else child.kill();
      },
    };
  };
}
