import { join } from 'node:path';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TextJob } from '#shared/contract/training-messages.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';
import { readVocabulary } from '#main/tokenization/vocabulary-file.ts';
import type { PreparedDatasets } from '../prepared-datasets.ts';
import type { TextWork } from './text-work.ts';

/** The model that was asked last stays open: the next request to it need not wait for graphs and codes. */
export interface KeptTextWork {
  /** Throws 'checkpoint/damaged', and 'file/invalid' for a vocabulary that is not that of the model. */
  readonly open: (job: TextJob, engine: Engine, datasets: PreparedDatasets) => TextWork;
  /** Gives the memory of the model back. */
  readonly forget: () => void;
}

export function createKeptTextWork(): KeptTextWork {
  let kept: { readonly key: string; readonly work: TextWork } | null = null;
  const forget = () => {
    kept?.work.runner.dispose();
    kept = null;
  };
  return {
    open: (job, engine, datasets) => {
      const key = JSON.stringify([job.runDirectory, job.checkpointDirectory, engine.description]);
      if (kept?.key === key) return kept.work;
      forget(); // two at once would take twice the memory
      kept = { key, work: openTextWork(job, engine, datasets) };
      return kept.work;
    },
    forget,
  };
}

function openTextWork(job: TextJob, engine: Engine, datasets: PreparedDatasets): TextWork {
  const values = ofTextModel(job.hyperparameters);
  const { state, tensors } = readCheckpoint(job.checkpointDirectory);
  const { dataShape } = state;
  const file = join(job.runDirectory, 'vocabulary.json');
  const vocabulary = readVocabulary(file);
  const { vocabularySize } = textSizes({ dataShape });
  if (vocabulary.tokens.length !== vocabularySize) {
    const what = `has ${vocabulary.tokens.length} tokens, the model was trained with ${vocabularySize}`;
    throw new WorkbenchError('file/invalid', `${file} ${what}.`, { file });
  }
  const runner = engine.textStepRunner({ ...values, dataShape });
  runner.writeState(tensors);
  return {
    values,
    runner,
    dataShape,
    tokenizer: tokenizerOf(vocabulary),
    dataset: () => datasets.texts(job.datasetDirectory, values),
  };
}
