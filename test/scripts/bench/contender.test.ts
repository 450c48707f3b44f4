import { expect, test } from 'vitest';
import { runCase } from '../../../scripts/bench/case-run.mjs';
import { startContender } from '../../../scripts/bench/contender.mjs';

const limits = { readyWithinMs: 20_000, answerWithinMs: 20_000 };

/** A contender that takes `ms` a step, says noise beside its answers, and dies at the run number `diesAt`. */
function pretended(name: string, ms: number, diesAt = Infinity) {
  const program = `
    console.log('a library says hello');
    console.log(JSON.stringify({ ready: true, buildMs: 1, versions: { ${name}: '1.0' } }));
    let runs = 0;
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      if (line === 'end') process.exit(0);
      runs += 1;
      if (runs === ${diesAt}) { console.error('out of memory'); process.exit(3); }
      console.log(JSON.stringify({ msPerStep: ${ms} + runs, bestMs: ${ms}, loss: Number(line.split(' ')[1]), memoryMb: 7 }));
    }).on('close', () => process.exit(0));
  `;
  return { name, command: process.execPath, args: ['-e', program], env: process.env };
}

function silentProgress() {
  return { say: () => {}, built: () => {}, round: () => {}, turned: () => {} };
}

const options = { rounds: 3, turnSeconds: 1, seed: 1, progress: silentProgress() };

test('a contender tells when it is ready, answers each run, and ends when it is let go', async () => {
  const contender = await startContender(pretended('one', 10), limits);
  expect(contender.ready).toMatchObject({ ready: true, buildMs: 1 });
  expect(await contender.run(5)).toEqual({ msPerStep: 11, bestMs: 10, loss: 5, memoryMb: 7 });
  await contender.end();
  await expect(contender.run(1)).rejects.toThrow('one ended with code 0');
});

test('a contender that dies is an error with its last words, noise of libraries left out', async () => {
  const program = "console.error('I0000 00:00 port.cc] noise\\nImportError: no numpy'); process.exit(2)";
  const dying = { name: 'two', command: process.execPath, args: ['-e', program], env: process.env };
  const failure: Error = await startContender(dying, limits).catch((error: unknown) => error);
  expect(failure.message).toContain('two ended with code 2');
  expect(failure.message).toContain('ImportError: no numpy');
  expect(failure.message).not.toContain('noise');
});

test('a contender that does not exist, or that says nothing, is an error', async () => {
  const absent = { name: 'three', command: 'no-such-program', args: [], env: process.env };
  await expect(startContender(absent, limits)).rejects.toThrow('three cannot be started (ENOENT)');
  const silent = {
    name: 'four',
    command: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    env: process.env,
  };
  await expect(startContender(silent, { ...limits, readyWithinMs: 50 })).rejects.toThrow('four said nothing');
});

test('a case gives the median over the rounds and the ratio to the fastest peer', async () => {
  const contenders = [pretended('ours', 20), pretended('slow', 80), pretended('fast', 10)];
  const { result } = await runCase({ name: 'case', contenders }, options);
  // the first run only tells how long a step is, so that the rounds see 2, 3 and 4 more
  expect(result).toEqual({
    name: 'case',
    msPerStep: 23,
    peers: { slow: 83, fast: 13 },
    fastestPeer: 'fast',
    ratioToFastestPeer: 23 / 13,
    memoryMb: 7,
    peerMemoryMb: { slow: 7, fast: 7 },
    missingPeers: {},
  });
});

test('a peer that dies between two rounds is missing, with the reason', async () => {
  const contenders = [pretended('ours', 20), pretended('dying', 10, 3)];
  const { result } = await runCase({ name: 'case', contenders }, options);
  expect(result).toMatchObject({ peers: {}, fastestPeer: null, ratioToFastestPeer: null });
  expect(result.missingPeers.dying).toContain('dying ended with code 3');
});

test('a case fails when ours fails', async () => {
  const contenders = [pretended('ours', 20, 2), pretended('peer', 10)];
  await expect(runCase({ name: 'case', contenders }, options)).rejects.toThrow('ours ended with code 3');
});
