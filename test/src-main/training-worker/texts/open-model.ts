import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openTexts } from '#main/datasets/dataset-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { prepareTexts } from '#main/training-worker/texts/prepared-texts.ts';
import type { PreparedTexts } from '#main/training-worker/texts/prepared-texts.ts';
import type { OpenTextModel } from '#main/training-worker/texts/text-evaluation.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import type { ExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** A model of the example texts before its first step, and its data. */
export function openModel(
  engine: Engine,
  changes: Partial<Hyperparameters> = {},
  content: ExampleTexts = exampleTexts(),
): { readonly model: OpenTextModel; readonly data: PreparedTexts } {
  const directory = temporaryDirectory();
  writeExampleTexts(directory, content);
  const values = quickTextHyperparameters(changes);
  const data = prepareTexts(openTexts(directory), values);
  const runner = engine.textStepRunner({ ...values, dataShape: data.dataShape });
  return { model: { runner, values, widths: data.widths }, data };
}
