import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { trainingAttempt } from '#test/helpers/training-attempt.ts';
import type { Attempt } from '#test/helpers/training-attempt.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

async function run(changes: Partial<Hyperparameters>, attempt: Attempt = {}) {
  const training = { engine, hyperparameters: quickTextHyperparameters(changes), writeDataset: writeExampleTexts };
  const done = await trainingAttempt(training, attempt);
  return { ...done, checkpoint: () => latestCheckpoint(join(done.directory, 'run')).checkpoint! };
}

/** Points of all metrics but times, by name and step. */
function timeless(points: readonly { readonly name: string; readonly step: number; readonly value: number }[]) {
  const kept = points.filter(({ name }) => !name.endsWith('secondsPerEpoch'));
  return new Map(kept.map(({ name, step, value }) => [`${name} @ ${step}`, value]));
}

test('texts are learned in the same loop as images, with the baseline beside the curve from step 0', async () => {
  const { end, port, value } = await run({ epochs: 4, encoderLearningRate: 0.03, decoderLearningRate: 0.03 });
  expect(end).toBe('finished');
  const curve = port.points().filter(({ name }) => name === 'epoch/validation/negativeElbo');
  expect(curve.map(({ step }) => step)).toEqual([0, 9, 18, 27, 36]); // 140 texts in batches of 16
  expect(curve.at(-1)!.value).toBeLessThan(curve[0]!.value - 5);
  expect(port.points().find(({ name }) => name === 'epoch/validation/trigramNll')?.step).toBe(0);
  expect(value('final/test/trigramPerplexity')).toBeGreaterThan(1);
  expect(value('epoch/train/perplexity')).toBeGreaterThan(1);
  const artifacts = port.sent.filter((message) => message.type === 'artifacts');
  expect(artifacts.map(({ epoch, hasLatents }) => [epoch, hasLatents])).toEqual([0, 1, 2, 3, 4].map((n) => [n, true]));
});

test.each([
  { title: 'with noise and word dropout', changes: { inputNoise: 'words', noiseRate: 0.4, wordDropout: 0.3 } as const },
  { title: 'across the epochs of the autoencoder', changes: { pretrainingEpochs: 1 } },
  { title: 'with extra steps of the encoder', changes: { encoderSteps: 2 } },
  { title: 'with normalized means', changes: { klFloor: 'normalized-means' } as const },
])('canceled in mid-epoch and resumed it gives every number of an uninterrupted run, $title', async ({ changes }) => {
  const values = { epochs: 3, ...changes };
  const whole = await run(values);
  let steps = 0;
  const first = await run(values, {
    onSend: (message, controls) => {
      steps = message.type === 'progress' ? message.step : steps;
      if (steps >= 6) controls.hear({ type: 'cancel' });
    },
  });
  expect(first.end).toBe('canceled');
  const { state, directory: resumeFrom } = first.checkpoint();
  expect(state.step).toBeLessThan(27);
  const second = await run(values, { directory: first.directory, resumeFrom });
  const kept = first.port.points().filter(({ step }) => step <= state.step);
  expect(timeless([...kept, ...second.port.points()])).toEqual(timeless(whole.port.points()));
  expect(second.checkpoint().state.weightsHash).toBe(whole.checkpoint().state.weightsHash);
  expect(second.checkpoint().state.encoderTraining).toEqual(whole.checkpoint().state.encoderTraining);
});

test('noise is there while the model learns, and in no figure of an evaluation', async () => {
  const still = { encoderLearningRate: 1e-60, decoderLearningRate: 1e-60, epochs: 1 }; // 0 in float32
  const plain = await run(still);
  const noisy = await run({ ...still, inputNoise: 'words', noiseRate: 0.9, wordDropout: 0.9, dropout: 0.5 });
  const figures = (of: typeof plain) => [...timeless(of.port.points())].filter(([name]) => !name.includes('/train/'));
  expect(figures(noisy)).toEqual(figures(plain));
  expect(noisy.value('epoch/train/kl')).not.toBe(plain.value('epoch/train/kl'));
});

test('a collapse is told in the log after the warm-up', async () => {
  const { port } = await run({ epochs: 2, betaSchedule: 'linear', betaWarmupEpochs: 1, beta: 500 });
  const warnings = port.sent.flatMap((message) =>
    message.type === 'log' && message.line.level === 'warning' ? [message.line.text] : [],
  );
  expect(warnings).toEqual([expect.stringMatching(/^The posterior has collapsed/) as string]);
});

test('stops early on the watched loss', async () => {
  const { end } = await run({ epochs: 30, earlyStoppingPatience: 1, earlyStoppingMinimumImprovement: 1000 });
  expect(end).toBe('stopped-early');
});

test('a language model and a topic model train too', async () => {
  const model = await run({ modelKind: 'language-model', epochs: 1 });
  expect(model.value('final/test/negativeLogLikelihood')).toBeCloseTo(model.value('final/test/negativeElbo')!, 3);
  const topics = await run({ network: 'topics', encoderWidths: [8], epochs: 1 });
  expect(topics.value('final/test/kl')).toBeGreaterThan(0);
});
