import { createInterface } from 'node:readline';
import type { EngineCase } from './engine-case.ts';
import { imageSteps } from './image-steps.ts';
import type { Steps } from './steps.ts';
import { textSteps } from './text-steps.ts';

/**
 * Our contender: `node engine-contender.js CASE-AS-JSON MNIST-FOLDER`. Says `{"ready": true, …}` when it is built and
 * warm; after each line `run N` on stdin how N steps went; ends at `end` or with stdin.
 */
const warmUpSteps = 15;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function timedSteps({ step }: Steps, count: number): Record<string, number> {
  let loss = NaN;
  const took = Array.from({ length: count }, () => {
    const startedAt = performance.now();
    loss = step();
    return performance.now() - startedAt;
  });
  const memoryMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { msPerStep: median(took), bestMs: Math.min(...took), loss, memoryMb };
}

function say(answer: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

const [caseText = '', mnistFolder = ''] = process.argv.slice(2);
const benchCase = JSON.parse(caseText) as EngineCase;
const steps = benchCase.family === 'text' ? await textSteps(benchCase) : await imageSteps(benchCase, mnistFolder);
for (let i = 0; i < warmUpSteps; i++) steps.step();
say({ ready: true, buildMs: performance.now(), versions: { engine: steps.engine } });
for await (const line of createInterface({ input: process.stdin })) {
  const [word, count] = line.split(' ');
  if (word === 'end') break;
  if (word === 'run') say(timedSteps(steps, Number(count)));
}
process.exit(0);
