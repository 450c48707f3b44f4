/**
 * How many characters must be inserted, deleted or substituted, where two neighbors that change places count as one edit
 * too (Damerau 1964), in its restricted form, optimal string alignment: what was exchanged is not edited again, so that
 * "ca" and "abc" are 3 apart and not 2. Characters outside the basic plane are one, not two code units.
 */
export function damerauDistance(first: string, second: string): number {
  const [before, after] = [Array.from(first), Array.from(second)];
  let twoAbove = new Int32Array(0);
  let above = Int32Array.from({ length: after.length + 1 }, (_, j) => j);
  for (let i = 1; i <= before.length; i++) {
    const row = new Int32Array(after.length + 1);
    row[0] = i;
    for (let j = 1; j <= after.length; j++) {
      const substitution = above[j - 1]! + (before[i - 1] === after[j - 1] ? 0 : 1);
      row[j] = Math.min(substitution, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && before[i - 1] === after[j - 2] && before[i - 2] === after[j - 1]) {
        row[j] = Math.min(row[j]!, twoAbove[j - 2]! + 1);
      }
    }
    twoAbove = above;
    above = row;
  }
  return above[after.length]!;
}
