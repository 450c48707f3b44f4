import { expect } from 'vitest';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { WorkbenchError } from '#shared/contract/errors.ts';
import { readManifest } from '#main/datasets/dataset-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { Tell } from '#main/training-worker/text-work/tell.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { openModel } from '../texts/open-model.ts';

/** A model of the example texts before its first step, as requests see it. */
export function aTextWork(engine: Engine, changes: Partial<Hyperparameters> = {}): TextWork {
  const directory = temporaryDirectory();
  writeExampleTexts(directory);
  const manifest = requireTexts(readManifest(directory));
  const { model, data } = openModel(engine, changes);
  const { runner, values } = model;
  return { values, runner, dataShape: data.dataShape, tokenizer: data.tokenizer, dataset: () => ({ manifest, data }) };
}

/** Nobody hears how far it is. */
export const silent: Tell = () => Promise.resolve();

/** What somebody is told who asks for what cannot be. */
export const invalid = (message: RegExp): Partial<WorkbenchError> => ({
  code: 'arguments/invalid',
  message: expect.stringMatching(message) as string,
});
