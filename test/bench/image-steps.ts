import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import { trainStep } from '#main/training-worker/train-step.ts';
import { openSession } from '#main/training-worker/training-session.ts';
import { writeDatasetFolder } from '#test/helpers/dataset-folder.ts';
import { exampleCount } from './engine-case.ts';
import type { ImageCase } from './engine-case.ts';
import type { Steps } from './steps.ts';

const imageSize = 784;
const testExamples = 500;

/** The steps of a run on binarized digits, taken by the very function that a training worker takes them with. */
export async function imageSteps(benchCase: ImageCase, mnistFolder: string): Promise<Steps> {
  const values = hyperparametersOf(benchCase);
  const engine = await openEngine(values);
  const folder = mkdtempSync(join(tmpdir(), 'vae-bench-'));
  try {
    const datasetDirectory = join(folder, 'dataset');
    writeDigits(datasetDirectory, mnistFolder);
    const job = {
      kind: 'train',
      hyperparameters: values,
      datasetDirectory,
      runDirectory: folder,
      resumeFrom: null,
    } as const;
    const session = openSession(job, engine);
    return {
      engine: session.engine,
      step: () => {
        if (session.batch === session.stepsPerEpoch) {
          session.epoch += 1;
          session.batch = 0;
        }
        return trainStep(session)['loss'] ?? NaN;
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hyperparametersOf(benchCase: ImageCase): Hyperparameters {
  const { family, channels, encoderWidths, decoderWidths, latentSize, batchSize } = benchCase;
  return {
    ...defaultHyperparameters,
    validationExamples: 0,
    binarization: 'threshold',
    network: family,
    ...(channels ? { convolutionChannels: channels } : {}),
    encoderWidths,
    decoderWidths,
    latentSize,
    batchSize,
    likelihood: 'bernoulli',
    optimizer: 'adam',
    epochs: 1000, // a long training: the engine may get ready for it
  };
}

function writeDigits(directory: string, mnistFolder: string): void {
  const rows = (name: string, header: number, size: number, count: number) =>
    readFileSync(join(mnistFolder, name)).subarray(header, header + count * size);
  const split = (name: string, count: number) => ({
    images: rows(`${name}-images-idx3-ubyte`, 16, imageSize, count),
    labels: rows(`${name}-labels-idx1-ubyte`, 8, 1, count),
  });
  writeDatasetFolder(directory, {
    name: 'Digits',
    shape: [28, 28, 1],
    classes: Array.from('0123456789'),
    splits: { train: split('train', exampleCount), test: split('t10k', testExamples) },
  });
}
