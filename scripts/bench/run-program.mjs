import { spawn } from 'node:child_process';

/**
 * Runs a program to its end: how many seconds the process lived, and the last JSON line that it wrote on stdout (null if there
 * is none). Throws with the last of its stderr when it fails or takes longer than `withinMs`.
 */
export function runProgram(command, args, { env, withinMs }) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let isLate = false;
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr = (stderr + text).slice(-4096)));
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, withinMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${command} cannot be started (${error.code ?? error.message})`));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const seconds = (performance.now() - startedAt) / 1000;
      if (code === 0) return resolve({ seconds, last: lastJsonLine(stdout) });
      const how = isLate ? `not done after ${Math.round(withinMs / 1000)} s` : `ended with ${signal ?? `code ${code}`}`;
      return reject(new Error(`${[command, ...args].join(' ')}: ${how}; its last words:\n${stderr.trim()}`));
    });
  });
}

function lastJsonLine(text) {
  const line = text
    .trimEnd()
    .split('\n')
    .findLast((candidate) => candidate.startsWith('{'));
  return line === undefined ? null : JSON.parse(line);
}
