import { createInterface } from 'node:readline';
import { median } from '../../scripts/bench/rounds.mjs';

const warmUpSteps = 15;

/**
 * The protocol of a contender, the same as in contender.py: says `{"ready": true, …}` when it is built and warm; after
 * each line `run N` on stdin how N steps went; ends at `end` or with stdin. `step` trains one step and gives its loss.
 */
export async function serveSteps(step, versions) {
  for (let i = 0; i < warmUpSteps; i++) step();
  say({ ready: true, buildMs: performance.now(), versions });
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, count] = line.split(' ');
    if (word === 'end') break;
    if (word === 'run') say(timedSteps(step, Number(count)));
  }
  process.exit(0);
}

function timedSteps(step, count) {
  let loss = NaN;
  const took = Array.from({ length: count }, () => {
    const startedAt = performance.now();
    loss = step();
    return performance.now() - startedAt;
  });
  const memoryMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { msPerStep: median(took), bestMs: Math.min(...took), loss, memoryMb };
}

function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
