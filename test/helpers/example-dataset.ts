import type { ImageManifest } from '#shared/contract/dataset.ts';
import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import type { ImageHyperparameters } from '#shared/contract/dataset-kind.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import type { StepSpecification } from '#main/engine/step-runner.ts';
import { writeDatasetFolder } from './dataset-folder.ts';
import type { ExampleSplit } from './dataset-folder.ts';

/** Writes a small dataset of noisy bars in three classes, as an import would; gives its manifest. */
export function writeExampleDataset(directory: string, { train = 200, test = 60 } = {}): ImageManifest {
  const splits = { train: drawSplit(train, 1), test: drawSplit(test, 2) };
  return writeDatasetFolder(directory, { name: 'Bars', shape: [6, 6, 1], classes: ['left', 'right', 'top'], splits });
}

/** What an engine needs to know to be the one that runs anywhere. */
export const onWasm = { engine: 'wasm', threads: 0, xla: 'off' } as const;

/** Hyperparameters that train in a moment on the example dataset. */
export function quickHyperparameters(changes: Partial<Hyperparameters> = {}): ImageHyperparameters {
  return ofImageModel({
    ...defaultHyperparameters,
    encoderWidths: [16],
    decoderWidths: [16],
    latentSize: 2,
    validationExamples: 40,
    batchSize: 30,
    epochs: 2,
    ...onWasm,
    ...changes,
  });
}

/** The same for the step of an engine. */
export function quickSpecification(changes: Partial<Hyperparameters> = {}): StepSpecification {
  return { ...quickHyperparameters(changes), dataShape: [6, 6, 1] };
}

function drawSplit(count: number, seed: number): ExampleSplit {
  const noise = statelessUniform([seed, 0], count * 36);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
  const images = Uint8Array.from({ length: count * 36 }, (_, i) => {
    const [label, row, column] = [labels[Math.floor(i / 36)], Math.floor((i % 36) / 6), i % 6];
    const isLit = label === 0 ? column < 2 : label === 1 ? column > 3 : row < 2;
    return Math.round((isLit ? 200 : 20) + 35 * noise[i]!);
  });
  return { images, labels };
}
