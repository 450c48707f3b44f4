import { join } from 'node:path';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { createKeptTextWork } from '#main/training-worker/text-work/kept-text-work.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { trainingAttempt } from '#test/helpers/training-attempt.ts';

/** A model of the example texts that has learned them in some seconds, as requests see it. */
export async function aTrainedTextWork(engine: Engine, changes: Partial<Hyperparameters> = {}): Promise<TextWork> {
  const sizes = { hiddenSize: 32, embeddingSize: 16, latentSize: 4, vocabularySize: 100 };
  const rates = { encoderLearningRate: 0.02, decoderLearningRate: 0.02, optimizer: 'adam' } as const;
  const hyperparameters = quickTextHyperparameters({ epochs: 15, ...sizes, ...rates, ...changes });
  const { directory } = await trainingAttempt({
    engine,
    hyperparameters,
    writeDataset: (where) => writeExampleTexts(where, exampleTexts({ train: 600, test: 100 })),
  });
  const runDirectory = join(directory, 'run');
  const { checkpoint } = latestCheckpoint(runDirectory);
  const job = {
    kind: 'text',
    hyperparameters,
    datasetDirectory: join(directory, 'data'),
    runDirectory,
    checkpointDirectory: checkpoint!.directory, // the training left one
    request: { kind: 'duplicates', threshold: 1, groups: 1 },
  } as const;
  return createKeptTextWork().open(job, engine, createPreparedDatasets());
}
