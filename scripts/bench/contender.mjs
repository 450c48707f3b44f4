import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const keptCharacters = 4096;

/**
 * Starts one long-lived process of a case and waits until it is built and warm. `run(steps)` asks it for so many steps, `end()`
 * lets it go. All of them throw, with the last words of its stderr, when it dies or falls silent.
 */
export async function startContender({ name, command, args, env, cwd }, { readyWithinMs, answerWithinMs }) {
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = answersOf(child, name);
  child.stdin.on('error', () => {}); // the end of the process says more than the broken pipe
  const kill = () => child.kill('SIGKILL');
  const ask = async (line, withinMs) => {
    if (line) child.stdin.write(`${line}\n`);
    try {
      return await answers.next(withinMs);
    } catch (error) {
      kill();
      throw error;
    }
  };
  const startedAt = performance.now();
  const ready = await ask(null, readyWithinMs);
  return {
    name,
    ready,
    readyAfterMs: performance.now() - startedAt,
    run: (steps) => ask(`run ${steps}`, answerWithinMs),
    end: async () => {
      child.stdin.end('end\n');
      const timer = setTimeout(kill, 10_000);
      await answers.closed;
      clearTimeout(timer);
    },
  };
}

/** The JSON lines of a process, each to be waited for; other lines on stdout are noise of its libraries. */
function answersOf(child, name) {
  const waiting = [];
  const unread = [];
  let stderr = '';
  let failure = null;
  const fail = (what) => {
    failure ??= new Error(`${name} ${what}${tail(stderr)}`);
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr = (stderr + text).slice(-keptCharacters)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = parsed(line);
    if (!answer) return;
    const listener = waiting.shift();
    if (listener) listener.resolve(answer);
    else unread.push(answer);
  });
  child.on('error', (error) => fail(`cannot be started (${error.code ?? error.message})`));
  const closed = new Promise((resolve) => {
    child.on('error', () => resolve());
    child.on('close', (code, signal) => {
      fail(`ended with ${signal ?? `code ${code}`}`);
      resolve();
    });
  });
  const next = (withinMs) =>
    new Promise((resolve, reject) => {
      if (unread.length > 0) return resolve(unread.shift());
      if (failure) return reject(failure);
      const timer = setTimeout(() => fail(`said nothing for ${Math.round(withinMs / 1000)} s`), withinMs);
      const settled = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      return waiting.push({ resolve: settled(resolve), reject: settled(reject) });
    });
  return { next, closed };
}

function parsed(line) {
  try {
    return line.startsWith('{') ? JSON.parse(line) : null;
  } catch {
    return null;
  }
}

function tail(stderr) {
  const lines = stderr.split('\n').filter((line) => line.trim() && !/^[IW]0000 |^WARNING: All log messages/.test(line));
  return lines.length > 0 ? `; its last words:\n${lines.slice(-12).join('\n')}` : '; it wrote nothing on stderr';
}
