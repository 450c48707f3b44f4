import { isToldLabels } from '#shared/text/text-specification.ts';
import { textTokens } from '../texts/text-split.ts';
import { posteriorsOf } from './given-texts.ts';
import type { Posteriors } from './given-texts.ts';
import type { Pause } from './pause.ts';
import type { TextWork } from './text-work.ts';

/** A normal distribution of the codes of each class, its dimensions independent; all have the same spread. */
export interface ClassGaussians {
  /** By class of the dataset; empty for one without a text. (classes) of (Z) */
  readonly means: readonly Float64Array[];
  /** (Z) */
  readonly deviations: Float64Array;
}

/** Texts that are encoded between two looks at messages. */
const textsAtOnce = 32;

/** Of some training texts by their rows; a model that reads texts with labels reads them so. */
export async function gaussiansOfRows(work: TextWork, rows: Int32Array, pause: Pause): Promise<ClassGaussians> {
  const { manifest, data } = work.dataset();
  const labels = Int32Array.from(rows, (row) => data.train.labels![row]!); // whoever knows rows of classes has looked at them
  const isTold = isToldLabels(work.values);
  const means: number[] = [];
  const logVars: number[] = [];
  for (let start = 0; start < rows.length; start += textsAtOnce) {
    await pause();
    const some = Array.from(rows.subarray(start, start + textsAtOnce), (row) => textTokens(data.train, row));
    const of = posteriorsOf(work, some, isTold ? labels.subarray(start, start + some.length) : null);
    means.push(...of.means);
    logVars.push(...of.logVars);
  }
  const all = { means: Float32Array.from(means), logVars: Float32Array.from(logVars) };
  return classGaussians(all, labels, manifest.classes.length);
}

/**
 * The mean code of each class, and for all of them the variance within classes, over N − classes degrees of freedom, plus
 * the mean variance of the posteriors: what a draw from the posterior of a text that is drawn from its class has. Needs
 * more texts than classes. (N, Z) each, (N)
 */
export function classGaussians({ means, logVars }: Posteriors, labels: Int32Array, classCount: number): ClassGaussians {
  const size = means.length / labels.length;
  const counts = new Float64Array(classCount);
  for (const label of labels) counts[label]!++;
  const degrees = labels.length - counts.filter((count) => count > 0).length;
  if (degrees <= 0) throw new Error(`classGaussians: ${labels.length} texts, expected more than classes with texts`);
  const centers = Array.from(counts, (count) => new Float64Array(count > 0 ? size : 0));
  const variances = new Float64Array(size);
  means.forEach((mean, i) => {
    const label = labels[Math.floor(i / size)]!;
    centers[label]![i % size]! += mean / counts[label]!;
  });
  means.forEach((mean, i) => {
    variances[i % size]! += (mean - centers[labels[Math.floor(i / size)]!]![i % size]!) ** 2 / degrees;
  });
  logVars.forEach((logVar, i) => (variances[i % size]! += Math.exp(logVar) / labels.length)); // an autoencoder has none
  return { means: centers, deviations: variances.map(Math.sqrt) };
}
