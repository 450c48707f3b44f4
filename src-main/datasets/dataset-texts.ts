import type { SplitName, TextSample } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { OpenTexts } from './dataset-files.ts';

/** Some texts of a split by their places in it, with the names of their classes. */
export function pickTexts(dataset: OpenTexts, split: SplitName, indices: readonly number[]): TextSample {
  const { manifest } = dataset;
  const texts = dataset.texts(split);
  const outside = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= texts.length);
  if (outside !== undefined) {
    const what = `indices: expected whole numbers from 0 to ${texts.length - 1} (${split} texts of "${manifest.name}"), found ${outside}.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const labels = dataset.labels(split);
  return {
    texts: indices.map((index) => texts[index]!),
    labels: labels && indices.map((index) => manifest.classes[labels[index]!]!),
  };
}
