import { join } from 'node:path';
import { build } from 'vite';
import type { Job, JobResult, MessageFromWorker } from '#shared/contract/training-messages.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import type { WorkerExit, WorkerHandle } from '#main/training-host/training-host.ts';

const repository = join(import.meta.dirname, '../../..');
let built: Promise<string> | null = null;

/** The worker built from the present sources (the whole build may be older), inside the repository: its packages are there. */
export function builtWorker(): Promise<string> {
  built ??= buildWorker();
  return built;
}

async function buildWorker(): Promise<string> {
  const outDir = join(repository, 'out/tested-worker');
  await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(repository, 'src-main/training-worker/worker.ts'),
      outDir,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'worker.js' } },
    },
  });
  return join(outDir, 'worker.js');
}

type Type = MessageFromWorker['type'];
type OfType<T extends Type> = Extract<MessageFromWorker, { type: T }>;

/** A real worker process that does one job, and all that it said. */
export interface WorkerUnderTest {
  readonly handle: WorkerHandle;
  readonly messages: readonly MessageFromWorker[];
  /** Resolves with the first message that fits, also an earlier one; rejects when the process ends without it. */
  readonly until: <T extends Type>(type: T, fits?: (message: OfType<T>) => boolean) => Promise<OfType<T>>;
  readonly result: () => Promise<JobResult>;
  readonly exited: Promise<WorkerExit>;
}

export async function startWorker(job: Job): Promise<WorkerUnderTest> {
  const handle = startChildProcessWorker(await builtWorker())();
  const messages: MessageFromWorker[] = [];
  const listeners = new Set<() => void>();
  handle.onMessage((message) => {
    messages.push(message);
    for (const listener of [...listeners]) listener();
  });
  handle.send({ type: 'start', job });
  const until: WorkerUnderTest['until'] = (type, fits = () => true) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = messages.find((m): m is OfType<typeof type> => m.type === type && fits(m as OfType<typeof type>));
        if (!found) return false;
        listeners.delete(look);
        resolve(found);
        return true;
      };
      if (look()) return;
      listeners.add(look);
      void handle.exited.then((exit) => {
        if (!look()) reject(new Error(`the worker ended without "${type}": ${describe(messages, exit)}`));
      });
    });
  return { handle, messages, until, result: async () => (await until('result')).result, exited: handle.exited };
}

function describe(messages: readonly MessageFromWorker[], exit: WorkerExit): string {
  const failed = messages.find((message) => message.type === 'failed');
  return JSON.stringify(failed ?? { said: messages.map(({ type }) => type).slice(-5), exit });
}

/** Every metric point that was sent, the later of two for the same step: what the recorder would keep. */
export function pointsOf(messages: readonly MessageFromWorker[], from = 0): Map<string, number> {
  const points = new Map<string, number>();
  for (const message of messages) {
    if (message.type !== 'progress') continue;
    const { names, series, steps, values } = message.points;
    for (let i = 0; i < steps.length; i++) {
      if (steps[i]! >= from) points.set(`${names[series[i]!]} @ ${steps[i]}`, values[i]!);
    }
  }
  return points;
}

/** Without the points that measure the clock. */
export function withoutTimes(points: Map<string, number>): [string, number][] {
  return [...points].filter(([name]) => !name.includes('secondsPerEpoch')).sort(([a], [b]) => (a < b ? -1 : 1));
}
