/**
 * How many rows each class has. (classes) Throws, in the name of its caller, on unequal numbers of labels and rows, on a
 * label that is no class, and on a class without a row: no chance can be estimated for it.
 */
export function requireLabels(
  caller: string,
  labels: ArrayLike<number>,
  { rowCount, classCount }: { readonly rowCount: number; readonly classCount: number },
): Float64Array {
  if (labels.length !== rowCount) throw new Error(`${caller}: ${rowCount} rows but ${labels.length} labels`);
  const counts = new Float64Array(classCount);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classCount)) {
      throw new Error(`${caller}: label ${row} is ${label}, expected 0 to ${classCount - 1}`);
    }
    counts[label]!++;
  }
  const empty = counts.indexOf(0);
  if (empty >= 0) throw new Error(`${caller}: class ${empty} has no row`);
  return counts;
}
