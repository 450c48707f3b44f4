import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Preset, Run, RunDraft } from '#shared/contract/run.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import type { RunService } from '#main/runs/run-service.ts';
import { runCli } from '#main/cli/run-cli.ts';
import type { EventListener, ReadingServices, ServiceDoor, WritingServices } from '#main/cli/services.ts';
import type { Terminal } from '#main/cli/terminal.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

export function aRun(changes: Partial<Run> = {}): Run {
  return exampleRun({
    id: '20261124abcd',
    name: 'A run',
    hyperparameters: { ...defaultHyperparameters, epochs: 2 },
    engine: 'tensorflow 2.21.0',
    startedAt: '2026-11-24T10:00:00.000Z',
    finishedAt: '2026-11-24T10:01:01.000Z',
    step: 20,
    epoch: 2,
    metrics: { 'epoch/train/loss': 130.5, 'epoch/validation/negativeElbo': 131, 'final/test/negativeElbo': 129.25 },
    ...changes,
  });
}

export const aPreset: Preset = {
  name: 'mnist-quick',
  title: 'Quick look',
  description: 'Small and fast.',
  dataset: 'mnist',
  hyperparameters: { ...defaultHyperparameters, epochs: 2 },
};

export const aDataset: DatasetManifest = {
  formatVersion: 1,
  hash: 'a'.repeat(64),
  name: 'MNIST',
  kind: 'images',
  shape: [28, 28, 1],
  classes: ['0', '1'],
  splits: { train: { count: 60000, classCounts: [] }, test: { count: 10000, classCounts: [] } },
  source: 'test',
  importedAt: '2026-11-24T10:00:00.000Z',
};

export const aSweepDefinition: SweepDefinition = sweepDefinitionSchema.parse({
  name: 'A sweep',
  preset: 'mnist-quick',
  space: [{ name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true }],
  objectives: [{ metric: 'final/test/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'random' },
  trials: 3,
});

/** A run service that trains two epochs in no time; the end is what the test wants it to be. */
export function fakeWriting(end: Partial<Run> = {}, changes: Partial<RunService> = {}) {
  const listeners = new Set<EventListener>();
  const publish: EventListener = (name, payload) => listeners.forEach((listener) => listener(name, payload));
  const drafts: RunDraft[] = [];
  const calls: string[] = [];
  const settled = aRun(end);
  const runs: Partial<RunService> = {
    list: () => [settled],
    get: () => settled,
    start(draft) {
      drafts.push(draft);
      return aRun({ state: 'queued', hyperparameters: draft.hyperparameters });
    },
    resume: (runId) => {
      calls.push(`resume ${runId}`);
      return Promise.resolve(aRun({ state: 'queued' }));
    },
    cancel: (runId) => {
      calls.push(`cancel ${runId}`);
      return Promise.resolve(settled);
    },
    readLogs: () => ({ cursor: 1, lines: [{ time: '', level: 'warning', text: 'slow disk' }] }),
    async whenSettled(runId) {
      await Promise.resolve();
      publish('logs:appended', { runId });
      for (const epoch of [1, 2]) {
        publish('runs:changed', { run: aRun({ state: 'running', epoch, step: 10 * epoch, millisecondsLeft: 3000 }) });
        publish('artifacts:appended', { runId, epoch });
      }
      publish('artifacts:appended', { runId: 'another1', epoch: 9 });
      return settled;
    },
    ...changes,
  };
  const services = {
    runs: runs as RunService, // commands under test call only these
    datasets: {
      ensureMnist: () => Promise.resolve(aDataset),
      list: () => [aDataset],
      import: () => Promise.resolve(aDataset),
    } as unknown as WritingServices['datasets'],
    sweeps: {} as WritingServices['sweeps'], // for commands of runs
    listenToTrials: () => () => undefined,
    listen(listener: EventListener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      calls.push('close');
      return Promise.resolve();
    },
  };
  return { services, drafts, calls, listeners };
}

export interface FakeCli {
  readonly writing?: WritingServices;
  readonly reading?: Partial<ReadingServices>;
  readonly door?: Partial<ServiceDoor>;
  readonly isInteractive?: boolean;
  /** Called with the interrupt listener as soon as there is one. */
  readonly interrupt?: (listener: () => void) => void;
}

/** Runs one command line against fakes; gives what a person would see. */
export async function fakeCli(args: readonly string[], fake: FakeCli = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const statuses: string[] = [];
  let kills = 0;
  const terminal: Terminal = {
    print: (line) => void out.push(line),
    say: (line) => void err.push(line),
    status: (text) => void statuses.push(text),
    isInteractive: fake.isInteractive ?? false,
    onInterrupt(listener) {
      fake.interrupt?.(listener);
      return () => {};
    },
    kill: () => void (kills += 1),
  };
  const noWorkspace = (): never => {
    throw new WorkbenchError('file/invalid', 'There is no workspace.');
  };
  const door: ServiceDoor = {
    presets: () => Promise.resolve([aPreset]),
    sweepPresets: () => Promise.resolve({ 'quick-sweep': aSweepDefinition }),
    read: async () => (fake.reading ? ({ close: () => {}, ...fake.reading } as ReadingServices) : noWorkspace()),
    write: async () => fake.writing ?? noWorkspace(),
    diagnose: () => Promise.resolve({ findings: [] }),
    ...fake.door,
  };
  const code = await runCli(args, { terminal, door, environment: {}, home: '/home/ada' });
  return { code, out, err, statuses, kills: () => kills, json: out.map(parseOrText) };
}

function parseOrText(line: string): unknown {
  return line.startsWith('{') ? JSON.parse(line) : line;
}
