import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { ParameterValues } from '#shared/networks/parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { initialTextParameters } from '#shared/text/text-parameters.ts';
import { lengthBucketBatches } from '#shared/text/length-buckets.ts';
import type { SentenceBatch } from '#shared/text/length-buckets.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import type { StateArrays } from '#main/engine/state-arrays.ts';
import type { TextBatch, TextStepMetrics } from '#main/engine/text-step-runner.ts';
import type { StepPlace, TrainedStep } from '../subject.ts';
import type { EncoderTraining } from './encoder-training.ts';
import { inputNoise } from './input-noise.ts';
import type { PreparedTexts } from './prepared-texts.ts';
import { textBatch } from './text-batch.ts';
import type { OpenTextModel } from './text-evaluation.ts';
import { pretrainingEpochs, trainingBeta } from '../warm-up.ts';

interface TextTraining {
  readonly model: OpenTextModel;
  readonly data: PreparedTexts;
  readonly stepsPerEpoch: number;
}

/**
 * Does the steps of a training one by one; where an autoencoder comes first, the decoder and the optimizer begin anew after
 * it (Li et al. 2019). All of a step follows from its place and the state, so that a resumed run does the same.
 */
export function textStepTrainer(training: TextTraining, extra: EncoderTraining): (place: StepPlace) => TrainedStep {
  const { model, data, stepsPerEpoch } = training;
  const { runner, values } = model;
  const before = pretrainingEpochs(values);
  const batches = epochBatches(training, values.seed);
  const otherBatches = epochBatches(training, placeSeed([values.seed, 0], 'encoderSteps')[0]);
  const batchOf = batchMaker(training);
  return ({ step, epoch, batch }) => {
    const key = [values.seed, step] as const;
    if (before > 0 && epoch === before && batch === 0) {
      const initial = initialTextParameters({ ...values, dataShape: data.dataShape }, values.seed);
      runner.writeState(withNewDecoder(runner.readState(), initial));
      extra.restart();
    }
    const steps = epoch < before ? step : step - before * stepsPerEpoch; // of this optimizer
    const beta = trainingBeta(values, step / stepsPerEpoch);
    for (let i = 0, count = epoch < before ? 0 : extra.extraSteps(); i < count; i++) {
      const others = otherBatches(epoch);
      const other = batchOf(others[(batch * count + i) % others.length]!, epoch);
      const otherKey = placeSeed(key, `encoderSteps ${i}`);
      runner.trainStep({
        batch: other,
        key: otherKey,
        beta,
        optimizerScalars: extra.scalars(steps),
        trains: 'encoder',
      });
      extra.stepped();
    }
    const chosen = batchOf(batches(epoch)[batch]!, epoch);
    const optimizerScalars = extra.scalars(steps);
    const metrics = runner.trainStep({ batch: chosen, key, beta, optimizerScalars, trains: 'everything' });
    extra.stepped();
    return { ...figuresOf(metrics, beta, chosen.count, values), weight: chosen.count };
  };
}

/** The batches of an epoch; those of the last one are kept. */
function epochBatches({ model, data }: TextTraining, seed: number): (epoch: number) => readonly SentenceBatch[] {
  const buckets = { widths: model.widths, batchSize: model.values.batchSize };
  let known: { readonly epoch: number; readonly batches: readonly SentenceBatch[] } = { epoch: -1, batches: [] };
  return (epoch) => {
    if (known.epoch !== epoch) {
      known = { epoch, batches: lengthBucketBatches(data.train.lengths, buckets, seed, epoch) };
    }
    return known.batches;
  };
}

/** A batch as it is trained on; the encoder may read something else than is to be written. */
function batchMaker({ model: { values }, data }: TextTraining): (batch: SentenceBatch, epoch: number) => TextBatch {
  const noise = inputNoise(values, data);
  const withLabels = isToldLabels(values);
  return (chosen, epoch) => {
    const batch = textBatch(data.train, { ...chosen, count: chosen.rows.length, withLabels });
    return noise ? { ...batch, encoderTokens: noise(chosen, epoch) } : batch;
  };
}

/** What serves the decoder alone as it was before the first step, and every slot of the optimizer at 0. */
function withNewDecoder(state: StateArrays, initial: ParameterValues): StateArrays {
  const renewed = Object.entries(state).map(([name, array]) => {
    if (name.startsWith('optimizer/')) return [name, { ...array, data: new Float32Array(array.data.length) }] as const;
    return [name, name.startsWith('decoder/') ? { ...array, data: initial[name]!.values } : array] as const;
  });
  return Object.fromEntries(renewed);
}

function figuresOf(
  metrics: TextStepMetrics,
  beta: number,
  count: number,
  { modelKind }: TextHyperparameters,
): Pick<TrainedStep, 'figures' | 'means'> {
  const { loss, reconstruction, negativeElbo, kl, gradientNorm, tokenCount } = metrics;
  const always = { loss, reconstruction };
  if (modelKind === 'ae') return { figures: { ...always, gradientNorm }, means: always };
  const means = { ...always, negativeElbo, tokensPerText: tokenCount / count };
  if (modelKind === 'language-model') return { figures: { ...always, negativeElbo, gradientNorm }, means };
  return { figures: { ...always, gradientNorm, negativeElbo, kl, beta }, means: { ...means, kl } };
}
