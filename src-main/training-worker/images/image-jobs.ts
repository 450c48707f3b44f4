import { extname } from 'node:path';
import { dataKindOf, ofImageModel } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { EncodeJob, EvaluateJob, GenerateJob, JobResult, MeasureJob } from '#shared/contract/training-messages.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { readIdxFile } from '#main/array-files/idx.ts';
import { npyBytes, readNpyFile } from '#main/array-files/npy.ts';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { StepRunner } from '#main/engine/step-runner.ts';
import { priorCodes } from '../latent-files.ts';
import { medianStepTime } from '../median-step-time.ts';
import type { PreparedDatasets } from '../prepared-datasets.ts';
import { imageArray } from './image-artifacts.ts';
import { measureImages } from './image-evaluation.ts';
import { thresholded } from './prepared-images.ts';

const batchSize = 500;

export function evaluateImageModel(job: EvaluateJob, engine: Engine, datasets: PreparedDatasets): JobResult {
  const { data } = datasets.images(job.datasetDirectory, job.hyperparameters);
  return withModel(job, engine, ({ runner }) => ({
    kind: 'evaluate',
    metrics: measureImages(runner, job.hyperparameters, data),
  }));
}

/** Posterior means of images in a file. Gray values stay as they are unless the run put a threshold to its data. */
export function encodeImageFile(job: EncodeJob, engine: Engine): JobResult {
  return withModel(job, engine, ({ runner, size }) => {
    const { values, count } = readImages(job, size);
    const latentSize = job.hyperparameters.latentSize;
    const codes = runner.encode({ x: values, count });
    writeFileDurably(job.outputFile, npyBytes(numberArray('float32', [count, latentSize], codes)));
    return { kind: 'encode', count, latentSize };
  });
}

export function generateImages(job: GenerateJob, engine: Engine): JobResult {
  if (dataKindOf(job.hyperparameters) === 'texts') {
    throw new WorkbenchError('arguments/invalid', 'This model writes texts, not images; use "vae text generate".');
  }
  if (job.hyperparameters.modelKind === 'ae') {
    throw new WorkbenchError('arguments/invalid', 'An autoencoder has no prior to draw from; choose a run of a VAE.');
  }
  return withModel(job, engine, ({ runner, dataShape, size }) => {
    const latentSize = job.hyperparameters.latentSize;
    const codes = priorCodes(job.seed, job.count, latentSize);
    const images = new Uint8Array(job.count * size);
    for (let start = 0; start < job.count; start += batchSize) {
      const rows = Math.min(batchSize, job.count - start);
      const means = runner.decodeMean(codes.slice(start * latentSize, (start + rows) * latentSize), rows);
      images.set(imageArray({ dataShape }, means, rows).data, start * size);
    }
    const shape = [job.count, ...dataShape];
    writeFileDurably(job.outputFile, npyBytes(numberArray('uint8', shape, images)));
    return { kind: 'generate', shape };
  });
}

/** Times real steps on random images. */
export function measureImageSteps(
  hyperparameters: Hyperparameters,
  { shape: dataShape, trainingExamples }: Extract<MeasureJob['data'], { kind: 'images' }>,
  engine: Engine,
): JobResult {
  const values = ofImageModel(hyperparameters);
  const { batchSize } = values;
  const size = dataShape.reduce((product, n) => product * n, 1);
  const runner = engine.stepRunner({ ...values, dataShape });
  const x = Float32Array.from({ length: batchSize * size }, (_, i) => ((i * 7919) % 256) / 255);
  try {
    const millisecondsPerStep = medianStepTime((step) =>
      runner.trainStep({
        batch: { x, count: batchSize },
        key: [values.seed, step],
        beta: 1,
        optimizerScalars: updateScalars(values, step + 1),
      }),
    );
    return {
      kind: 'measure',
      millisecondsPerStep,
      parameters: parameterCount({ ...values, dataShape }),
      stepsPerEpoch: Math.ceil(trainingExamples / batchSize),
      processBytes: process.memoryUsage.rss(),
    };
  } finally {
    runner.dispose();
  }
}

interface OpenModel {
  readonly runner: StepRunner;
  readonly dataShape: readonly number[];
  /** Numbers of one example. */
  readonly size: number;
}

/** The process does other jobs after this one: the model is given back however the work ends. */
function withModel(
  job: EvaluateJob | EncodeJob | GenerateJob,
  engine: Engine,
  work: (model: OpenModel) => JobResult,
): JobResult {
  const { state, tensors } = readCheckpoint(job.checkpointDirectory);
  const { dataShape } = state;
  const runner = engine.stepRunner({ ...ofImageModel(job.hyperparameters), dataShape });
  try {
    runner.writeState(tensors);
    return work({ runner, dataShape, size: dataShape.reduce((product, n) => product * n, 1) });
  } finally {
    runner.dispose();
  }
}

function readImages(job: EncodeJob, size: number): { values: Float32Array; count: number } {
  const array = extname(job.dataFile).toLowerCase() === '.npy' ? readNpyFile(job.dataFile) : readIdxFile(job.dataFile);
  const count = array.shape[0] ?? 0;
  if (count === 0 || array.data.length !== count * size) {
    throw new WorkbenchError(
      'file/invalid',
      `${job.dataFile} has the shape (${array.shape.join(', ')}); the model needs rows of ${size} numbers.`,
    );
  }
  if (array.dtype === 'int32') {
    throw new WorkbenchError('file/invalid', `${job.dataFile} holds int32; bytes 0…255 or numbers 0…1 are expected.`);
  }
  if (!(array.data instanceof Uint8Array)) return { values: Float32Array.from(array.data), count };
  const bytes = job.hyperparameters.binarization === 'threshold' ? thresholded(array.data) : array.data;
  return { values: Float32Array.from(bytes, (byte) => byte / 255), count };
}
