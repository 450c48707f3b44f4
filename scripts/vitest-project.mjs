import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory, repositoryRoot } from './setup/places.mjs';
import { durationText } from './setup/progress-line.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runInherited } from './setup/run-inherited.mjs';
import { addReport } from './test-totals.mjs';

/**
 * Runs a vitest project (or several, when paths select the tests) and adds its report to the totals. `quiet`: one line,
 * and vitest's output only if something failed.
 */
export async function runProject(totals, { name, projects = [name], args = [], env = process.env, quiet = false }) {
  const reportPath = join(repositoryRoot, 'test-results', `${name}.json`);
  mkdirSync(join(repositoryRoot, 'test-results'), { recursive: true });
  rmSync(reportPath, { force: true }); // The report of an earlier run must not be taken for this one's.
  const selection = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${reportPath}`];
  const command = [join(packageDirectory('vitest'), 'vitest.mjs'), 'run', ...selection, ...reporters, ...args];
  const run = quiet ? runQuietly : runInherited;
  const startedAt = Date.now();
  const exitCode = await run(process.execPath, command, { cwd: repositoryRoot, env });
  const failedBefore = totals.failed;
  addReport(totals, { project: name, report: readReport(reportPath), exitCode });
  const mark = totals.failed > failedBefore ? '✗' : '✓';
  process.stdout.write(`${mark} ${name} tests · ${durationText(Date.now() - startedAt)}\n`);
}

async function runQuietly(command, args, options) {
  let output = '';
  const collect = (text) => (output += text);
  try {
    await runCommand(command, args, { ...options, onOutput: collect });
    return 0;
  } catch {
    process.stdout.write(output);
    return 1;
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
