import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import type { ImageHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { permutation } from '#shared/random/permutation.ts';
import { betaAt } from '#shared/schedules/beta-schedule.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { ExpectedWork, StepMetrics, StepRunner } from '#main/engine/step-runner.ts';
import { latentExamples } from '../latent-files.ts';
import type { PreparedDatasets } from '../prepared-datasets.ts';
import type { StepPlace, TrainedStep, TrainingSubject } from '../subject.ts';
import { xlaAsBefore } from '../xla-as-before.ts';
import { writeEpochArtifacts, writeFixedArtifacts } from './image-artifacts.ts';
import { encodeRows, evaluateSplit, measureImages } from './image-evaluation.ts';
import type { PreparedData } from './prepared-images.ts';

/** A model of images in training. */
export interface ImageSubject extends TrainingSubject {
  readonly runner: StepRunner;
  readonly data: PreparedData;
}

export function openImageSubject(
  job: TrainJob,
  engine: Engine,
  datasets: PreparedDatasets,
  checkpoint: Checkpoint | null,
): ImageSubject {
  const values = ofImageModel(job.hyperparameters);
  const { manifest, data } = datasets.images(job.datasetDirectory, values);
  const dataShape = manifest.shape;
  const stepsPerEpoch = Math.ceil(data.train.count / values.batchSize);
  const runner = engine.stepRunner({ ...values, dataShape }, expectedWork(values, data, checkpoint));
  const watched = data.validation ? 'validation' : 'test';
  const parameters = parameterCount({ ...values, dataShape });
  const source = { runDirectory: job.runDirectory, values, dataShape, test: data.test };
  return {
    runner,
    data,
    datasetHash: manifest.hash,
    dataShape,
    computedBy: runner.computedBy,
    stepsPerEpoch,
    watched,
    parameters,
    startLines: startLines(values, data, { parameters, stepsPerEpoch }),
    begin: () => {
      writeFixedArtifacts(source);
      return {};
    },
    trainStep: stepTrainer(values, data, runner),
    epochFigures: (means) => means,
    evaluateWatched: (epoch) => {
      const { metrics, means } = evaluateSplit(runner, values, data.validation ?? data.test);
      return {
        metrics,
        writeArtifacts: () => {
          const latents = Math.min(data.test.count, latentExamples);
          writeEpochArtifacts(source, runner, epoch, data.validation ? encodeRows(runner, data.test, latents) : means);
          return Promise.resolve({ hasLatents: true });
        },
      };
    },
    epochEnded: () => [],
    measureTest: () => measureImages(runner, values, data),
    readState: runner.readState,
    writeState: runner.writeState,
    memory: () => null,
    remember: () => undefined,
    dispose: runner.dispose,
  };
}

/** Each epoch has an order of its own. */
function stepTrainer(
  values: ImageHyperparameters,
  { train }: PreparedData,
  runner: StepRunner,
): (place: StepPlace) => TrainedStep {
  let known: { readonly epoch: number; readonly rows: Int32Array } = { epoch: -1, rows: new Int32Array() };
  return ({ step, epoch, batch }) => {
    if (known.epoch !== epoch) known = { epoch, rows: permutation(train.count, values.seed, epoch) };
    const start = batch * values.batchSize;
    const rows = known.rows.subarray(start, start + values.batchSize);
    const beta = betaAt(values, step / Math.ceil(train.count / values.batchSize));
    const metrics = runner.trainStep({
      batch: { examples: train, rows },
      key: [values.seed, step],
      beta,
      optimizerScalars: updateScalars(values, step + 1),
    });
    return { ...figuresOf(metrics, beta, values), weight: rows.length };
  };
}

function figuresOf(
  metrics: StepMetrics,
  beta: number,
  { modelKind }: ImageHyperparameters,
): Pick<TrainedStep, 'figures' | 'means'> {
  const { negativeElbo, kl, gradientNorm, ...means } = metrics;
  const { loss, reconstruction } = means;
  if (modelKind === 'ae') return { figures: { loss, reconstruction, gradientNorm }, means };
  return {
    figures: { loss, reconstruction, gradientNorm, negativeElbo, kl, beta },
    means: { ...means, negativeElbo, kl },
  };
}

function expectedWork(values: ImageHyperparameters, data: PreparedData, checkpoint: Checkpoint | null): ExpectedWork {
  const { batchSize, epochs } = values;
  const { count } = data.train;
  const sizes = [Math.min(batchSize, count), count % batchSize];
  return {
    examples: [data.train, ...(data.validation ? [data.validation] : []), data.test],
    batchSizes: sizes.filter((size, i) => size > 0 && sizes.indexOf(size) === i),
    steps: epochs * Math.ceil(count / batchSize) - (checkpoint?.state.step ?? 0),
    xla: xlaAsBefore(values.xla, checkpoint),
  };
}

function startLines(
  { modelKind, batchSize }: ImageHyperparameters,
  { train, validation, test }: PreparedData,
  { parameters, stepsPerEpoch }: { readonly parameters: number; readonly stepsPerEpoch: number },
): TrainingSubject['startLines'] {
  const watched = validation ? `${validation.count} for validation, ` : '';
  return [
    { level: 'info', text: `Model: ${modelKind === 'vae' ? 'VAE' : 'autoencoder'} with ${parameters} parameters.` },
    {
      level: 'info',
      text:
        `Data: ${train.count} examples of ${train.size} numbers to train on, ${watched}${test.count} to test; ` +
        `${stepsPerEpoch} steps of ${batchSize} in an epoch.`,
    },
  ];
}
