import { join } from 'node:path';
import { durationText } from './setup/progress-line.mjs';
import { packageDirectory, repositoryRoot } from './setup/places.mjs';
import { runCommand } from './setup/run-command.mjs';

const tsc = ['typescript', 'bin/tsc'];

/** What can be said of the code without running it. Each step counts as one test. */
export const staticSteps = [
  { name: 'format', tool: ['prettier', 'bin/prettier.cjs'], args: ['--check', '.'] },
  { name: 'types of src-shared', tool: tsc, args: ['-p', 'tsconfig.shared.json', '--noEmit'] },
  { name: 'types of src-main', tool: tsc, args: ['-p', 'tsconfig.main.json', '--noEmit'] },
  {
    name: 'types of src-renderer',
    tool: ['svelte-check', 'bin/svelte-check'],
    args: ['--tsconfig', './tsconfig.renderer.json'],
  },
  { name: 'types of test', tool: tsc, args: ['-p', 'tsconfig.test.json', '--noEmit'] },
  { name: 'lint', tool: ['eslint', 'bin/eslint.js'], args: ['.'] },
  {
    name: 'layers',
    tool: ['dependency-cruiser', 'bin/dependency-cruise.mjs'],
    args: ['--config', '.dependency-cruiser.cjs', 'src-shared', 'src-main', 'src-renderer'],
  },
];

/** Runs the steps one after the other, a line each; a failed one shows what its tool said. Returns the results. */
export async function runStaticSteps(steps = staticSteps, write = (text) => process.stdout.write(text)) {
  const results = [];
  for (const step of steps) {
    const startedAt = Date.now();
    let output = '';
    const [packageName, script] = step.tool;
    const run = runCommand(process.execPath, [join(packageDirectory(packageName), script), ...step.args], {
      cwd: repositoryRoot,
      onOutput: (text) => (output += text),
    });
    const reason = await run.then(
      () => null,
      (error) => error.message,
    );
    write(`${reason ? '✗' : '✓'} ${step.name} · ${durationText(Date.now() - startedAt)}\n`);
    if (reason) write(`${output.trimEnd() || reason}\n`);
    results.push({ name: step.name, reason });
  }
  return results;
}
