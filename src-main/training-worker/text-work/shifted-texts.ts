import { isToldLabels } from '#shared/text/text-specification.ts';
import { posteriorsOf } from './given-texts.ts';
import { labeledSplits } from './labeled-texts.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { trainingCodes } from './training-texts.ts';
import { writeTexts } from './write-texts.ts';
import type { WritingChoice, WrittenTokens } from './writing.ts';

/** Texts to be moved toward a class. */
export interface ShiftSource {
  /** With their end marks. */
  readonly tokens: readonly Int32Array[];
  /** Of each text its class, by its index in the dataset; for a model that reads texts with their labels. */
  readonly labels: Int32Array;
}

export interface Shift {
  readonly strength: number;
  /** Mean code of the class − mean code of all others. (Z) */
  readonly direction: Float64Array;
  /** What a model that is told labels is told where it writes, by index in the dataset. */
  readonly labels: Int32Array;
}

/** Texts that are encoded between two looks at messages. */
const textsAtOnce = 32;

/** From the mean code of the training texts of other classes to that of one, by its place in `classes`. (Z) */
export async function classDirection(work: TextWork, place: number, tell: Tell): Promise<Float64Array> {
  const { train } = await labeledSplits(work, tell);
  const codes = await trainingCodes(work, tell);
  const size = work.values.latentSize;
  const inside = train.labels.filter((label) => label === place).length;
  const outside = train.labels.length - inside;
  const direction = new Float64Array(size);
  train.labels.forEach((label, row) => {
    const share = label === place ? 1 / inside : -1 / outside;
    for (let i = 0; i < size; i++) direction[i]! += share * codes[row * size + i]!;
  });
  return direction;
}

/** Writes each text from its code moved along the direction; a model that is told labels is told some here. */
export async function shiftedTexts(
  work: TextWork,
  { tokens, labels }: ShiftSource,
  { strength, direction, labels: written }: Shift,
  choice: WritingChoice,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  const isTold = isToldLabels(work.values);
  const size = direction.length;
  const z = new Float32Array(tokens.length * size);
  for (let start = 0; start < tokens.length; start += textsAtOnce) {
    await tell('encoding texts', start, tokens.length);
    const some = tokens.slice(start, start + textsAtOnce);
    const { means } = posteriorsOf(work, some, isTold ? labels.subarray(start, start + some.length) : null);
    z.set(
      means.map((mean, i) => mean + strength * direction[i % size]!),
      start * size,
    );
  }
  return writeTexts(work, { count: tokens.length, z, labels: isTold ? written : null }, choice, tell);
}
