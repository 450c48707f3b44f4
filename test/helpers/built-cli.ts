import { spawn } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

export interface CliOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Every line of stdout that is a JSON object. */
  readonly events: readonly Record<string, unknown>[];
}

/** Runs the built CLI as a person would, in its own process. */
export function runBuiltCli(args: readonly string[]): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'out/main/cli.js'), ...args], { cwd: repository });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr, events: jsonLines(stdout) }));
  });
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>); // a JSON line of the CLI is an object
}
