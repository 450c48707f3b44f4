import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './machine.mjs';

/**
 * Gives `work` the environment of a display: this one where there is one, else a virtual one (Xvfb) that ends with the work.
 * Not through `xvfb-run`: that script dies of a signal without passing it on, and the program under it would be orphaned.
 */
export async function withDisplay(work, env = process.env) {
  if (hasDisplay(env)) return work(env);
  const directory = mkdtempSync(join(tmpdir(), 'vae-workbench-display-'));
  const authority = join(directory, 'authority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const server = startServer(authority);
  const stop = () => server.kill();
  process.once('exit', stop);
  try {
    const number = await displayNumber(server);
    return await work({ ...env, DISPLAY: `:${number}`, XAUTHORITY: authority });
  } finally {
    process.removeListener('exit', stop);
    stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function startServer(authority) {
  const screen = ['-screen', '0', '1600x1000x24'];
  const args = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', '-auth', authority];
  // Its own process group: Ctrl-C must end the program first, and the display after it.
  return spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
}

/** The server takes the first free number and writes it when it is ready. */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
    server.once('error', (error) => reject(new Error(`Xvfb cannot be started (${error.code}); install xvfb`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once with code ${code}`)));
  });
}

/** One entry of an Xauthority file, for any host and any display number: who cannot read the file cannot draw on the display. */
function authorityEntry(cookie) {
  const field = (bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const anyHost = Buffer.from([0xff, 0xff]);
  const none = Buffer.alloc(0);
  return Buffer.concat([anyHost, field(none), field(none), field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)]);
}
