import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { readManifest } from '#main/datasets/dataset-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { writeExampleTexts } from '#test/helpers/example-texts.ts';
import type { ExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { openModel } from '../texts/open-model.ts';

/** A model of these texts before its first step. */
export function aLabeledWork(engine: Engine, content: ExampleTexts, changes: Partial<Hyperparameters> = {}): TextWork {
  const directory = temporaryDirectory();
  writeExampleTexts(directory, content);
  const manifest = requireTexts(readManifest(directory));
  const { model, data } = openModel(engine, changes, content);
  const { runner, values } = model;
  return { values, runner, dataShape: data.dataShape, tokenizer: data.tokenizer, dataset: () => ({ manifest, data }) };
}
