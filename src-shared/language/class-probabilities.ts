/** Of a row of chances, row-major (N, classes), the most probable class; of equal ones the first. */
export function mostProbableClass(chances: ArrayLike<number>, row: number, classCount: number): number {
  let best = 0;
  for (let label = 1; label < classCount; label++) {
    if (chances[row * classCount + label]! > chances[row * classCount + best]!) best = label;
  }
  return best;
}

/** The share of rows whose most probable class is their label, 0 to 1. (N, classes), (N). NaN without rows. */
export function accuracyOf(chances: ArrayLike<number>, labels: ArrayLike<number>, classCount: number): number {
  if (chances.length !== labels.length * classCount) {
    throw new Error(`accuracyOf: ${labels.length} labels of ${classCount} classes but ${chances.length} chances`);
  }
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    if (mostProbableClass(chances, row, classCount) === labels[row]) right++;
  }
  return right / labels.length;
}
