import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { runBuiltCli } from '#test/helpers/built-cli.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const trials = 8;

const sweep = {
  name: 'Killed again and again',
  preset: 'mnist-quick',
  hyperparameters: { trainingExamples: 600, validationExamples: 200, epochs: 2 },
  space: [{ name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true }],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'tpe', startupTrials: 3 },
  trials,
};

test('a sweep that is killed again and again loses no finished trial, repeats none and ends with the exact count', async () => {
  const workspace = temporaryDirectory();
  const file = join(workspace, 'sweep.json');
  writeFileSync(file, JSON.stringify(sweep));
  const where = ['--workers', '2', '--json', '--workspace', workspace];
  await killedCli(['sweep', file, ...where], 4);
  let finished = finishedTrials(workspace);
  for (const lines of [1, 3, 5, 2]) {
    await killedCli(['sweep', 'resume', 'last', ...where], lines);
    const now = finishedTrials(workspace);
    expect(now).toEqual(expect.arrayContaining([...finished]));
    finished = now;
  }
  const { code, events, stderr } = await runBuiltCli(['sweep', 'resume', 'last', ...where]);
  expect(code, stderr).toBe(0);
  expect(events.at(-1)).toMatchObject({ state: 'finished', trials: { finished: trials, running: 0 } });
  const all = finishedTrials(workspace);
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: trials }, (_, number) => number));
  expect(all).toEqual(expect.arrayContaining([...finished]));
  expect(new Set(all.map(({ runId }) => runId)).size).toBe(trials);
});

function finishedTrials(directory: string): readonly SweepTrial[] {
  const workspace = openWorkspace(directory, { access: 'read', holder: 'a test' });
  try {
    const [only, ...others] = workspace.sweeps.list();
    expect(others).toEqual([]);
    return workspace.sweeps.trials(only!.id).filter(({ outcome }) => outcome === 'finished');
  } finally {
    workspace.close();
  }
}

/** Runs the built CLI and kills it when it has printed so many lines. */
function killedCli(args: readonly string[], lines: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'out/main/cli.js'), ...args], { cwd: repository });
    let seen = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString().split('\n').length - 1;
      if (seen >= lines) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}
