import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import type { ClassCodes } from '#shared/contract/text-labels.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import type { ClassGaussians } from './class-gaussians.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { writeTexts } from './write-texts.ts';
import type { WrittenTokens } from './writing.ts';

/** Texts of a class that are to be written: the first ones that the seed gives. */
export interface ClassWriting {
  /** Index of the class in the dataset. */
  readonly label: number;
  readonly count: number;
  readonly strategy: TextStrategy;
  readonly seed: number;
}

/** Texts that are written before the next ones get their codes. */
const textsAtOnce = 256;

/**
 * How a model writes texts of a class: one that is told labels and has a prior, or no codes at all, is told the class;
 * any other one writes from codes around those of texts of the class.
 */
export function classCodesOf({ values }: Pick<TextWork, 'values'>): ClassCodes {
  return isToldLabels(values) && values.modelKind !== 'ae' ? 'told-label' : 'class-gaussian';
}

/** Writes texts of a class; `gaussians`, one for each class of the dataset, where `classCodesOf` says so. */
export async function writeClassTexts(
  work: TextWork,
  { label, count, strategy, seed }: ClassWriting,
  gaussians: ClassGaussians | null,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  const written: WrittenTokens[] = [];
  const isTold = isToldLabels(work.values);
  for (let first = 0; first < count; first += textsAtOnce) {
    const some = Math.min(textsAtOnce, count - first);
    const codes = {
      count: some,
      z: classCodes(work, { label, first, count: some, seed }, gaussians),
      labels: isTold ? new Int32Array(some).fill(label) : null,
    };
    const choice = { strategy, seed, allowUnknown: false, firstStream: first };
    written.push(...(await writeTexts(work, codes, choice, (what) => tell(what, first, count))));
  }
  return written;
}

interface CodeRange {
  readonly label: number;
  readonly first: number;
  readonly count: number;
  readonly seed: number;
}

/** mean + deviation · ε, of the prior where there is no Gaussian; code i follows from seed, class and i. (count, Z) */
function classCodes(
  { values }: TextWork,
  { label, first, count, seed }: CodeRange,
  gaussians: ClassGaussians | null,
): Float32Array {
  if (values.modelKind === 'language-model') return new Float32Array(0);
  const size = values.latentSize;
  const z = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    const { normal } = randomStream([seed, first + i], `text-work/class ${label}`);
    for (let dimension = 0; dimension < size; dimension++) {
      const [mean, deviation] = gaussians
        ? [gaussians.means[label]![dimension]!, gaussians.deviations[dimension]!]
        : [0, 1];
      z[i * size + dimension] = mean + deviation * normal();
    }
  }
  return z;
}
