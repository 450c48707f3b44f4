/**
 * The p values of several comparisons, in their order, corrected so that the chance of any false positive among all of
 * them stays below the level that each is held against. Throws on a p outside [0, 1]. Source: Holm 1979.
 */
export function holmCorrection(pValues: readonly number[]): number[] {
  const stranger = pValues.findIndex((p) => !(p >= 0 && p <= 1));
  if (stranger >= 0) throw new Error(`holmCorrection: p ${stranger} is ${pValues[stranger]}, expected 0 to 1`);
  const order = pValues.map((_, i) => i).sort((i, j) => pValues[i]! - pValues[j]!);
  const corrected = pValues.map(() => 0);
  let largest = 0;
  for (const [k, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - k) * pValues[i]!));
    corrected[i] = largest;
  }
  return corrected;
}
