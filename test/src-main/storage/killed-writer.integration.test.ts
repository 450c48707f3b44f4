import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#main/storage/sqlite.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { builtProgram } from './built-program.ts';
import { exampleManifest, exampleRun } from './example-workspace.ts';

const runId = '20261124aaaa';
let program = '';

beforeAll(async () => {
  program = await builtProgram('test/src-main/storage/endless-writer.ts');
});

interface KilledWriter {
  readonly pid: number | undefined;
  /** Resolves when it has said so many times that something was committed. */
  readonly hasCommitted: (times?: number) => Promise<void>;
  readonly kill: () => Promise<number>;
}

function startWriter(directory: string): KilledWriter {
  const child = spawn(process.execPath, [program, directory, runId], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  const heard = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    heard.forEach((listener) => listener());
  });
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const lastLine = () => Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
  return {
    pid: child.pid,
    async hasCommitted(times = 1) {
      const enough = new Promise<void>((resolve) => {
        const listener = () => {
          if (said.split('\n').length <= times) return;
          heard.delete(listener);
          resolve();
        };
        heard.add(listener);
        listener();
      });
      await Promise.race([enough, closed]);
      if (child.exitCode !== null) throw new Error(`the writer ended by itself: ${complaint}`);
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
      return lastLine();
    },
  };
}

function workspaceWithOneRun(): string {
  const directory = temporaryDirectory();
  const workspace = openWorkspace(directory, { access: 'write', holder: 'test' });
  workspace.datasets.insert(exampleManifest);
  workspace.runs.insert(exampleRun(runId));
  workspace.close();
  return directory;
}

/** What must hold after any death: a sound file, a free lock, no running run, and every commit that was reported. */
function expectNothingLost(directory: string, committedStep: number): void {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'test' });
  expect(workspace.runs.get(runId)?.state).toBe('running');
  expect(workspace.runs.interruptUnfinished(new Date().toISOString())).toEqual([runId]);
  const run = workspace.runs.get(runId);
  expect(run?.state).toBe('interrupted');
  const page = workspace.metrics.read(runId, 0);
  const steps = Array.from(page?.series[0]?.steps ?? []);
  expect(steps.at(-1)).toBeGreaterThanOrEqual(committedStep);
  expect(run?.step).toBe(steps.at(-1)); // points and progress come in one transaction
  expect(steps).toEqual(steps.map((_, index) => index + 1));
  expect(page?.series[0]?.values).toEqual(Float64Array.from(steps, (step) => step / 2));
  expect(workspace.metrics.summaries(runId)[0]).toMatchObject({
    pointCount: steps.length,
    last: { step: steps.length },
  });
  workspace.close();
  const database = openDatabase(join(directory, 'workbench.sqlite'), { readonly: true, timeoutMs: 0 });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
}

test('a writer killed at any moment loses no commit and leaves no lock and no zombie', async () => {
  const directory = workspaceWithOneRun();
  const kills = Number(process.env['VAE_KILLS'] ?? 8);
  for (let round = 0; round < kills; round += 1) {
    const writer = startWriter(directory);
    await writer.hasCommitted(1 + ((round * 37) % 101)); // the signal arrives somewhere in a later message
    expectNothingLost(directory, await writer.kill());
  }
});

test('while it lives, another program is refused by its name and readers are let in', async () => {
  const directory = workspaceWithOneRun();
  const writer = startWriter(directory);
  await writer.hasCommitted();
  expect(() => openWorkspace(directory, { access: 'write', holder: 'test' })).toThrow(
    new RegExp(`a program that is killed \\(process ${writer.pid}`),
  );
  const reader = openWorkspace(directory, { access: 'read', holder: 'test' });
  const first = reader.metrics.read(runId, 0);
  await writer.hasCommitted((first?.series[0]?.steps.length ?? 0) / 20 + 2); // a commit that the reader has not seen
  const second = reader.metrics.read(runId, first?.cursor ?? -1);
  expect(second?.series[0]?.steps[0]).toBe((first?.series[0]?.steps.at(-1) ?? -1) + 1);
  await writer.kill();
  // the reader outlives the writer and sees its last commit
  expect(reader.runs.get(runId)?.state).toBe('running');
  reader.close();
  expect(JSON.parse(readFileSync(join(directory, 'writer.json'), 'utf8'))).toMatchObject({ pid: writer.pid });
  openWorkspace(directory, { access: 'write', holder: 'test' }).close();
});
