import { afterEach, expect, test, vi } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { fakeWorkers } from '#test/helpers/fake-worker.ts';

const start = (changes: Partial<Hyperparameters> = {}): MessageToWorker & { type: 'start' } => ({
  type: 'start',
  job: {
    kind: 'measure',
    hyperparameters: quickHyperparameters(changes),
    data: { kind: 'images', shape: [2, 2, 1], trainingExamples: 9 },
  },
});
const result: MessageFromWorker = {
  type: 'result',
  result: { kind: 'measure', millisecondsPerStep: 1, parameters: 2, stepsPerEpoch: 3, processBytes: 4 },
};

afterEach(() => void vi.useRealTimers());

function fixture(limits = { mostIdle: 2, idleMs: 60_000 }) {
  const { startWorker, started } = fakeWorkers();
  const workers = warmWorkers(startWorker, limits);
  /** Sends a job; `heard` is what its worker said. */
  const give = (changes: Partial<Hyperparameters> = {}) => {
    const worker = workers.start();
    const heard: MessageFromWorker[] = [];
    worker.onMessage((message) => heard.push(message));
    worker.send(start(changes));
    return { worker, heard };
  };
  return { workers, processes: started, give };
}

test('one process does one job after the other; each worker ends with its own', async () => {
  const { processes, give } = fixture();
  const first = give();
  processes[0]!.say(result);
  processes[0]!.say({ type: 'free' });
  expect(await first.worker.exited).toEqual({ code: 0, signal: null, lastWords: '' });
  const second = give({ seed: 2 });
  processes[0]!.say({ type: 'paused' });
  expect(processes).toHaveLength(1);
  expect(processes[0]!.received).toEqual([
    { ...start(), thenWait: true },
    { ...start({ seed: 2 }), thenWait: true },
  ]);
  expect(first.heard).toEqual([result]);
  expect(second.heard).toEqual([{ type: 'paused' }]);
});

test('what a process says between two jobs is heard by nobody', async () => {
  const { processes, give } = fixture();
  const first = give();
  processes[0]!.say({ type: 'free' });
  processes[0]!.say({ type: 'paused' });
  await first.worker.exited;
  const second = give();
  expect([...first.heard, ...second.heard]).toEqual([]);
});

test('what is asked of a worker whose job is done does not reach the next job', async () => {
  const { processes, give } = fixture();
  const first = give();
  processes[0]!.say({ type: 'free' });
  await first.worker.exited;
  const second = give();
  first.worker.send({ type: 'cancel' });
  first.worker.kill();
  second.worker.send({ type: 'pause' });
  expect(processes[0]!.received.map(({ type }) => type)).toEqual(['start', 'start', 'pause']);
  expect(processes[0]!.wasKilled()).toBe(false);
});

test('jobs at the same time, and of another engine, have processes of their own', async () => {
  const { processes, give } = fixture();
  const first = give();
  give();
  expect(processes).toHaveLength(2);
  processes[0]!.say({ type: 'free' });
  await first.worker.exited;
  give({ engine: 'native' });
  expect(processes).toHaveLength(3);
  give();
  expect(processes).toHaveLength(3);
});

test('a process that dies takes its job with it, and the next job has a new one', async () => {
  const { processes, give } = fixture();
  const { worker } = give();
  processes[0]!.say({ type: 'paused' });
  await processes[0]!.exit({ code: null, signal: 'SIGSEGV', lastWords: 'out of luck' });
  expect(await worker.exited).toEqual({ code: null, signal: 'SIGSEGV', lastWords: 'out of luck' });
  give();
  expect(processes).toHaveLength(2);
});

test('a process that died while it waited is replaced, with all that was asked of it', async () => {
  const { processes, give } = fixture();
  const first = give();
  processes[0]!.say({ type: 'free' });
  await first.worker.exited;
  const { worker, heard } = give({ seed: 2 });
  worker.send({ type: 'pause' });
  await processes[0]!.exit({ code: 1 });
  expect(processes[1]!.received).toEqual([{ ...start({ seed: 2 }), thenWait: true }, { type: 'pause' }]);
  processes[1]!.say({ type: 'paused' });
  expect(heard).toEqual([{ type: 'paused' }]);
});

test('a fresh process that dies before its first word is not tried again', async () => {
  const { processes, give } = fixture();
  const { worker } = give();
  await processes[0]!.exit({ code: 3 });
  expect((await worker.exited).code).toBe(3);
  expect(processes).toHaveLength(1);
});

test('a killed job is not begun again elsewhere', async () => {
  const { processes, give } = fixture();
  const first = give();
  processes[0]!.say({ type: 'free' });
  await first.worker.exited;
  const { worker } = give();
  worker.kill();
  expect((await worker.exited).signal).toBe('SIGKILL');
  expect(processes).toHaveLength(1);
});

test('a worker that is killed before it has a job has ended, and starts no process', async () => {
  const { workers, processes } = fixture();
  const worker = workers.start();
  worker.kill();
  expect((await worker.exited).signal).toBe('SIGKILL');
  worker.send(start());
  expect(processes).toHaveLength(0);
});

test('a process that cannot be started is told to whoever sends the job', () => {
  const workers = warmWorkers(() => {
    throw new Error('EMFILE: too many open files');
  });
  expect(() => workers.start().send(start())).toThrow('EMFILE');
});

test('an idle process ends after its time; one that works does not', async () => {
  vi.useFakeTimers();
  const { processes, give } = fixture({ mostIdle: 2, idleMs: 1000 });
  const [first, second] = [give(), give()];
  for (const one of processes) one.say({ type: 'free' });
  await Promise.all([first.worker.exited, second.worker.exited]);
  vi.advanceTimersByTime(900);
  give();
  vi.advanceTimersByTime(5000);
  expect(processes.map((one) => one.wasKilled())).toEqual([true, false]);
});

test('of more idle processes than are kept the longest idle one ends', async () => {
  const { processes, give } = fixture({ mostIdle: 1, idleMs: 60_000 });
  const [first, second] = [give(), give()];
  for (const one of processes) one.say({ type: 'free' });
  await Promise.all([first.worker.exited, second.worker.exited]);
  expect(processes.map((one) => one.wasKilled())).toEqual([true, false]);
});

test('closing ends idle and working processes, and one that becomes free afterwards', async () => {
  const { workers, processes, give } = fixture();
  const [first, second] = [give(), give()];
  processes[0]!.say({ type: 'free' });
  await first.worker.exited;
  await workers.close();
  expect(processes.map((one) => one.wasKilled())).toEqual([true, true]);
  expect((await second.worker.exited).signal).toBe('SIGKILL');
});
