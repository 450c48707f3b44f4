import { spawn } from 'node:child_process';

const living = new Set();
process.on('exit', () => {
  for (const child of living) killGroup(child);
});
const end = (signal, number) => process.exit(128 + number);

/**
 * Runs a program to its end without a shell and without stdin, and returns what it wrote. It is stopped when
 * `isStuck`, which is asked again and again with the milliseconds since the start, gives a reason. Throws with the program's last words.
 */
export function runCommand(
  command,
  args,
  { cwd, env = process.env, isStuck = () => null, checkEveryMs = 1000, onOutput } = {},
) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup });
    keep(child);
    let output = '';
    let stuckReason = null;
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(chunk);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', collect);
    const watch = setInterval(() => {
      stuckReason ??= isStuck(Date.now() - startedAt);
      if (stuckReason) killGroup(child);
    }, checkEveryMs);
    const settle = (error) => {
      clearInterval(watch);
      forget(child);
      if (error) reject(error);
      else resolve(output);
    };
    child.on('error', (error) => settle(new Error(`${command} cannot be started (${error.code ?? error.message})`)));
    child.on('close', (code, signal) => {
      if (stuckReason) settle(new Error(`${command} was stopped: ${stuckReason}`));
      else if (code === 0) settle(null);
      else settle(new Error(`${command} ended with ${signal ?? `code ${code}`}: ${lastWords(output)}`));
    });
  });
}

// A group of its own, so that a compiler ends together with the `make` that called it.
const ownGroup = process.platform !== 'win32';

function killGroup(child) {
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** While a program runs, a signal ends this process through `exit`, which takes the program with it. */
function keep(child) {
  if (living.size === 0) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  living.add(child);
}

function forget(child) {
  living.delete(child);
  if (living.size === 0) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, end);
}

/** The line that most likely names the cause: a compiler's first error, else the last line about one, else the last at all. */
export function lastWords(output) {
  const lines = output
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const line =
    lines.find((text) => /: (fatal )?error: /.test(text)) ??
    lines.findLast((text) => /error|cannot|denied|not found|no such/i.test(text)) ??
    lines.at(-1);
  return line ? line.slice(0, 240) : 'it wrote nothing';
}
