/** Places in a training split, ascending. */
export interface TextParts {
  readonly train: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Which of so many texts are trained on and which are held out for validation: both spread evenly, because files of texts
 * are sorted, by class or by length. `trainingExamples` 0 takes all that validation leaves.
 */
export function textParts(
  count: number,
  { trainingExamples, validationExamples }: { readonly trainingExamples: number; readonly validationExamples: number },
): TextParts {
  const validation = spreadPlaces(validationExamples, count);
  const held = new Set(validation);
  const left = Int32Array.from({ length: count }, (_, place) => place).filter((place) => !held.has(place));
  if (trainingExamples === 0) return { train: left, validation };
  return { train: spreadPlaces(trainingExamples, left.length).map((place) => left[place]!), validation };
}

/** So many of the places 0 … total − 1, ascending, at equal distances. */
export function spreadPlaces(count: number, total: number): Int32Array {
  if (count > total) throw new Error(`spreadPlaces: ${count} places are asked for, there are ${total}`);
  return Int32Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * total) / count));
}
