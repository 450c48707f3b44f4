import { spawn } from 'node:child_process';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in this one's place: it has the terminal, gets the signals, and its exit code is the result. A signal
 * that ends it is told in the way of shells, 128 + its number. With a terminal, Ctrl-C has already reached it: it is not sent twice.
 */
export function runInherited(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const stop = () => {
      for (const signal of forwarded) process.removeListener(signal, forward);
    };
    child.on('error', (error) => {
      stop();
      reject(new Error(`${command} cannot be started (${error.code ?? error.message})`));
    });
    child.on('close', (code, signal) => {
      stop();
      resolve(code ?? 128 + signalNumber(signal));
    });
  });
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[signal] ?? 1;
}

/** The folder in which the person stood: npm changes to the package's folder and leaves the old one in INIT_CWD. */
export function callersDirectory(env = process.env) {
  return (env.npm_lifecycle_event && env.INIT_CWD) || process.cwd();
}
