/** Of an even number of values, the upper of the two in the middle. No values at all throw. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined) throw new Error('median: there are no values');
  return middle;
}
