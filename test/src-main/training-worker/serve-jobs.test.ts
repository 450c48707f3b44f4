import { expect, test, vi } from 'vitest';
import type { MessageFromWorker, MessageToWorker } from '#shared/contract/training-messages.ts';
import type { runJob, JobSurroundings } from '#main/training-worker/run-job.ts';
import { serveJobs } from '#main/training-worker/serve-jobs.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const start = (seed: number, thenWait = true): MessageToWorker => ({
  type: 'start',
  job: {
    kind: 'measure',
    hyperparameters: quickHyperparameters({ seed }),
    data: { kind: 'images', shape: [2], trainingExamples: 9 },
  },
  ...(thenWait ? { thenWait } : {}),
});

/** A worker process whose jobs end when the test says, with what `runJob` would give. */
function fixture() {
  const sent: MessageFromWorker[] = [];
  const jobs: { readonly seed: number; readonly end: (isGood?: boolean) => void; readonly has: JobSurroundings }[] = [];
  let hear: (message: MessageToWorker) => void = () => undefined;
  const endProcess = vi.fn();
  const doJob: typeof runJob = ({ hyperparameters }, has) =>
    new Promise((resolve) => {
      jobs.push({ seed: hyperparameters.seed, end: (isGood = true) => resolve(isGood), has });
    });
  const port = {
    send: (message: MessageFromWorker) => sent.push(message),
    onMessage: (listener: typeof hear) => (hear = listener),
    whenSent: () => Promise.resolve(),
  };
  serveJobs(port, endProcess, doJob);
  return { sent, jobs, endProcess, hear: (message: MessageToWorker) => hear(message) };
}

test('does the jobs that come one after the other, and keeps its memory', async () => {
  const { sent, jobs, endProcess, hear } = fixture();
  hear(start(1));
  hear(start(2)); // nobody sends that, and nothing would come of it
  jobs[0]!.end();
  await expect.poll(() => sent).toEqual([{ type: 'free' }]);
  hear(start(3));
  expect(jobs.map(({ seed }) => seed)).toEqual([1, 3]);
  expect(jobs[1]!.has.memory).toBe(jobs[0]!.has.memory);
  expect(endProcess).not.toHaveBeenCalled();
});

test('what a job says after its end is not sent', async () => {
  const { sent, jobs, hear } = fixture();
  hear(start(1));
  jobs[0]!.has.port.send({ type: 'paused' });
  jobs[0]!.end();
  await expect.poll(() => sent.length).toBe(2);
  hear(start(2));
  jobs[0]!.has.port.send({ type: 'continued' });
  jobs[1]!.has.port.send({ type: 'paused' });
  expect(sent.map(({ type }) => type)).toEqual(['paused', 'free', 'paused']);
});

test('what is asked for reaches the job that is under way, and no later one', async () => {
  const { sent, jobs, hear } = fixture();
  hear(start(1));
  hear({ type: 'pause' });
  expect(jobs[0]!.has.controls.isPaused()).toBe(true);
  jobs[0]!.end();
  await expect.poll(() => sent.length).toBe(1);
  hear({ type: 'cancel' });
  hear(start(2));
  expect(jobs[1]!.has.controls.isCanceled()).toBe(false);
  expect(jobs[1]!.has.controls.isPaused()).toBe(false);
});

test.each([
  { what: 'a job that was not told to wait', thenWait: false, isGood: true },
  { what: 'a job that leaves it in doubt', thenWait: true, isGood: false },
])('ends after $what', async ({ thenWait, isGood }) => {
  const { sent, jobs, endProcess, hear } = fixture();
  hear(start(1, thenWait));
  jobs[0]!.end(isGood);
  await expect.poll(() => endProcess.mock.calls.length).toBe(1);
  expect(sent).toEqual([]);
});

test('ends when it has grown to more than twice of what it was after its first job', async () => {
  const rss = vi.spyOn(process.memoryUsage, 'rss').mockReturnValue(6e8);
  const { sent, jobs, endProcess, hear } = fixture();
  hear(start(1));
  jobs[0]!.end();
  await expect.poll(() => sent.length).toBe(1);
  rss.mockReturnValue(1.4e9);
  hear(start(2));
  jobs[1]!.end();
  await expect.poll(() => sent.length).toBe(2);
  rss.mockReturnValue(1.5e9);
  hear(start(3));
  jobs[2]!.end();
  await expect.poll(() => endProcess.mock.calls.length).toBe(1);
  expect(sent).toHaveLength(2);
  rss.mockRestore();
});
