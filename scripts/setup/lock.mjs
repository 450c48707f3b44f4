import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './progress-line.mjs';

const heartbeatMs = 15_000;
const silentAfterMs = 120_000;

/**
 * Runs `work` while holding the lock file, so that two starts at once do not write into the same places. The second one waits
 * and says for whom. A lock whose process has died (kill, power cut) is broken.
 */
export async function withLock(path, work, { wait = () => delay(500), tell = say } = {}) {
  let told = false;
  while (!tryLock(path)) {
    const holder = readHolder(path);
    if (!told && holder) {
      tell(`Another set-up (process ${holder.pid}) is at work; waiting for it. If there is none, delete ${path}`);
      told = true;
    }
    await wait();
  }
  const release = () => unlock(path);
  process.once('exit', release);
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

/** Takes the lock if it is free or stale. */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const text = JSON.stringify({ pid: process.pid, host: hostname(), startedAt: new Date().toISOString() });
  if (createExclusively(path, text)) return true;
  const holder = readHolder(path);
  if (!isStale(path, holder)) return false;
  breakLock(path, holder);
  return createExclusively(path, text);
}

export function unlock(path) {
  const holder = readHolder(path);
  if (holder?.pid === process.pid && holder.host === hostname()) unlinkSync(path);
}

/** Written aside and linked into place: the lock never exists without its text. `link` fails if the name is taken. */
function createExclusively(path, text) {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, text);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(aside);
  }
}

function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // It was released between two looks.
  }
}

function isStale(path, holder) {
  if (!holder) return true;
  if (holder.host === hostname()) return !isAlive(holder.pid);
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age > silentAfterMs; // Another machine with the same home directory: its heartbeat tells.
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the stale lock away by rename, and puts it back if meanwhile it became somebody's living one. */
function breakLock(path, staleHolder) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Another waiter broke it first.
  }
  const taken = readHolder(aside);
  if (JSON.stringify(taken) !== JSON.stringify(staleHolder)) renameSync(aside, path);
  else unlinkSync(aside);
}
