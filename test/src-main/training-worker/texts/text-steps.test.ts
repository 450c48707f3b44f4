import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { initialTextParameters } from '#shared/text/text-parameters.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { TextStepInput } from '#main/engine/text-step-runner.ts';
import { encoderTraining } from '#main/training-worker/texts/encoder-training.ts';
import { textStepTrainer } from '#main/training-worker/texts/text-steps.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { openModel } from './open-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

/** Training, step by step, and what its runner was asked. */
function trainer(changes: Partial<Hyperparameters>) {
  const { model, data } = openModel(engine, changes);
  const asked: TextStepInput[] = [];
  const runner = {
    ...model.runner,
    trainStep: (input: TextStepInput) => {
      asked.push(input);
      return model.runner.trainStep(input);
    },
  };
  const stepsPerEpoch = Math.ceil(data.train.count / model.values.batchSize);
  const extra = encoderTraining(model.values);
  const step = textStepTrainer({ model: { ...model, runner }, data, stepsPerEpoch }, extra);
  const doStep = (number: number) =>
    step({ step: number, epoch: Math.floor(number / stepsPerEpoch), batch: number % stepsPerEpoch });
  return { model, data, asked, extra, stepsPerEpoch, doStep };
}

test('an epoch has every text once, as it is in the dataset, padded with nothing that counts', () => {
  const { asked, data, doStep, stepsPerEpoch } = trainer({});
  const steps = Array.from({ length: stepsPerEpoch }, (_, step) => doStep(step));
  const seen = asked.flatMap(({ batch: { tokens, count, width } }) =>
    Array.from({ length: count }, (_, i) => [...tokens.subarray(i * width, (i + 1) * width)].filter(Boolean).join()),
  );
  const all = Array.from({ length: data.train.count }, (_, row) => textTokens(data.train, row).join());
  expect(seen.sort()).toEqual(all.sort());
  expect(steps.reduce((sum, { weight }) => sum + weight, 0)).toBe(data.train.count);
  const tokens = steps.reduce((sum, { means, weight }) => sum + means['tokensPerText']! * weight, 0);
  expect(tokens).toBeCloseTo(data.train.tokens.length, 6);
});

test('after the epochs of the autoencoder decoder and optimizer begin anew, the encoder does not', () => {
  const { asked, doStep, model, data, stepsPerEpoch } = trainer({
    pretrainingEpochs: 1,
    betaSchedule: 'linear',
    betaWarmupEpochs: 1,
    optimizer: 'adam',
    decoderLearningRate: 1e-60, // 0 in float32: it stays where it is put
    encoderLearningRate: 0.01,
  });
  const { runner, values } = model;
  const initial = initialTextParameters({ ...values, dataShape: data.dataShape }, values.seed);
  const spoilt = runner.readState();
  runner.writeState({
    ...spoilt,
    'decoder/output/bias': {
      ...spoilt['decoder/output/bias']!,
      data: spoilt['decoder/output/bias']!.data.map(() => 7),
    },
  });
  for (let step = 0; step < stepsPerEpoch; step++) doStep(step);
  const before = runner.readState();
  expect(before['decoder/output/bias']!.data[0]).toBe(7);
  doStep(stepsPerEpoch);
  const after = runner.readState();
  expect(after['decoder/output/bias']!.data).toEqual(initial['decoder/output/bias']!.values);
  expect(after['encoder/embedding']!.data).not.toEqual(initial['encoder/embedding']!.values);
  const moments = (state: typeof after) => state['optimizer/decoder/output/bias/secondMoment']!.data;
  const last = asked.at(-1)!;
  expect(Math.max(...moments(after))).toBeLessThan(Math.max(...moments(before)));
  expect(last.optimizerScalars).toEqual(asked[0]!.optimizerScalars); // the first step of an optimizer
  expect(asked.map(({ beta }) => beta)).toEqual(asked.map(() => 0));
  doStep(stepsPerEpoch + 1);
  expect(asked.at(-1)!.beta).toBeCloseTo(1 / stepsPerEpoch, 12);
});

test('extra steps train the encoder alone, on other batches and with other draws, before the step of both', () => {
  const { asked, doStep, extra } = trainer({ encoderSteps: 3 });
  doStep(0);
  expect(asked.map(({ trains }) => trains)).toEqual(['encoder', 'encoder', 'everything']);
  expect(new Set(asked.map(({ batch }) => batch.tokens.join())).size).toBe(3);
  expect(new Set(asked.map(({ key }) => key.join())).size).toBe(3);
  expect(extra.memory()).toMatchObject({ updates: 3 });
  extra.epochEnded({ mutualInformation: 1 });
  extra.epochEnded({ mutualInformation: 1 });
  doStep(1);
  expect(asked.slice(3).map(({ trains }) => trains)).toEqual(['everything']);
});

test('the encoder reads noise where it is asked for, and the decoder writes the text itself', () => {
  const { asked, doStep } = trainer({ inputNoise: 'words', noiseRate: 0.8 });
  doStep(0);
  const { tokens, encoderTokens } = asked[0]!.batch;
  expect(encoderTokens).toHaveLength(tokens.length);
  expect(encoderTokens).not.toEqual(tokens);
});

test('a language model has neither KL nor β, an autoencoder no ELBO either', () => {
  const shown = (modelKind: 'language-model' | 'ae') => Object.keys(trainer({ modelKind }).doStep(0).figures).sort();
  expect(shown('language-model')).toEqual(['gradientNorm', 'loss', 'negativeElbo', 'reconstruction']);
  expect(shown('ae')).toEqual(['gradientNorm', 'loss', 'reconstruction']);
});
