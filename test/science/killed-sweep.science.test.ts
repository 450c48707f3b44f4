import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { openDatabase } from '#main/storage/sqlite.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { runBuiltCli } from '#test/helpers/built-cli.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const repository = join(import.meta.dirname, '..', '..');
const kills = 100;
/** A start takes one to two seconds here; some kills shall come before its end, most after it. */
const longestLifeMs = 3000;

const sweep = {
  name: 'Killed a hundred times',
  preset: 'mnist-quick',
  hyperparameters: { trainingExamples: 600, validationExamples: 200, epochs: 3 },
  space: [
    { name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
    { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 16 },
  ],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'tpe' },
  pruner: { name: 'asha', minimumResource: 1, maximumResource: 3 },
};

test('a sweep of which all processes are killed at 100 random moments loses and repeats nothing and ends with the exact count', async () => {
  const workspace = temporaryDirectory();
  const file = join(workspace, 'sweep.json');
  let limit = 60;
  writeFileSync(file, JSON.stringify({ ...sweep, trials: limit }));
  const where = ['--workers', '2', '--json', '--workspace', workspace];
  await runBuiltCli(['datasets', 'import', 'mnist', '--workspace', workspace]);
  const { uniform } = randomStream([1, 0], 'kills');
  let known = await stateAfter(['sweep', file, ...where], longestLifeMs, workspace);
  const hits = { killed: 1, whileComputing: 0 };
  while (hits.killed < kills) {
    const resume = ['sweep', 'resume', 'last', '--trials', `${limit}`, ...where];
    const now = await stateAfter(resume, uniform() * longestLifeMs, workspace);
    expectNothingLost(known, now);
    if (now.wasKilled) hits.killed++;
    else limit += 60; // it was faster than the kill: the sweep gets more to do
    if (now.wasKilled && hasComputed(known, now)) hits.whileComputing++;
    known = now;
  }
  const last = await runBuiltCli(['sweep', 'resume', 'last', '--trials', `${limit}`, ...where]);
  expect(last.code, last.stderr).toBe(0);
  const end = stateOf(workspace, false);
  expectNothingLost(known, end);
  expect(end.ended.map(({ number }) => number)).toEqual(Array.from({ length: limit }, (_, number) => number));
  expect(new Set(end.ended.map(({ outcome }) => outcome))).toEqual(new Set(['finished', 'pruned']));
  console.log(JSON.stringify({ ...hits, trials: limit, ofTheseBeforeTheLastKill: known.ended.length }));
  expect(hits.whileComputing).toBeGreaterThan(kills / 4); // the others came before any run was begun
});

interface SweepStanding {
  readonly ended: readonly SweepTrial[];
  readonly open: readonly SweepTrial[];
  /** State and number of starts of every run, by id. */
  readonly runs: ReadonlyMap<string, string>;
  readonly wasKilled: boolean;
}

/** What has ended stays as it is, to the last digit and the number of starts; what is open keeps its run and its point. */
function expectNothingLost(before: SweepStanding, now: SweepStanding): void {
  const all = [...now.ended, ...now.open];
  expect(all.filter(({ number }) => before.ended.some((one) => one.number === number))).toEqual(before.ended);
  for (const { runId } of before.ended) expect(now.runs.get(runId!)).toBe(before.runs.get(runId!));
  for (const { number, runId, point } of before.open) {
    expect(all.find((one) => one.number === number)).toMatchObject({ runId, point });
  }
}

function hasComputed(before: SweepStanding, now: SweepStanding): boolean {
  return [...now.runs].some(([id, standing]) => before.runs.get(id) !== standing);
}

/** Starts the built CLI as the leader of a group of processes, kills them all after a time, and reads what they left. */
async function stateAfter(args: readonly string[], lifeMs: number, directory: string): Promise<SweepStanding> {
  const child = spawn(process.execPath, [join(repository, 'out/main/cli.js'), ...args], {
    cwd: repository,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), lifeMs); // it was started
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      if (killedBy === null && code !== 0) reject(new Error(`the sweep ended by itself with code ${code}: ${stderr}`));
      else resolve(killedBy);
    });
  });
  clearTimeout(timer);
  return stateOf(directory, signal !== null);
}

/** Every page of the database is checked; the trials count from 0, each with a run, and there is no other run. */
function stateOf(directory: string, wasKilled: boolean): SweepStanding {
  const database = openDatabase(join(directory, 'workbench.sqlite'), { readonly: true, timeoutMs: 5000 });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
  const workspace = openWorkspace(directory, { access: 'read', holder: 'a test' });
  try {
    const [only, ...others] = workspace.sweeps.list();
    expect(others).toEqual([]);
    const trials = workspace.sweeps.trials(only!.id);
    const runs = workspace.runs.list();
    expect(trials.map(({ number }) => number)).toEqual(Array.from(trials, (_, number) => number));
    expect(trials.map(({ runId }) => runId).toSorted()).toEqual(runs.map(({ id }) => id).toSorted());
    return {
      ended: trials.filter(({ outcome }) => outcome !== 'running'),
      open: trials.filter(({ outcome }) => outcome === 'running'),
      runs: new Map(runs.map(({ id, state, attempt }) => [id, `${state} ${attempt}`])),
      wasKilled,
    };
  } finally {
    workspace.close();
  }
}
