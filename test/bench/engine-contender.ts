import { serveSteps } from './contender-loop.mjs';
import type { EngineCase } from './engine-case.ts';
import { imageSteps } from './image-steps.ts';
import { textSteps } from './text-steps.ts';

/** Our contender: `node engine-contender.js CASE-AS-JSON MNIST-FOLDER`. */
const [caseText = '', mnistFolder = ''] = process.argv.slice(2);
const benchCase = JSON.parse(caseText) as EngineCase;
const steps = benchCase.family === 'text' ? await textSteps(benchCase) : await imageSteps(benchCase, mnistFolder);
await serveSteps(steps.step, { engine: steps.engine });
