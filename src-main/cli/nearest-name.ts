/** The name that was probably meant: the one with the fewest edits, if they are few; null otherwise. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  let best: string | null = null;
  let fewest = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const edits = editDistance(wanted, name.toLowerCase());
    if (edits < fewest) [best, fewest] = [name, edits];
  }
  // "lr" is far from every whole name, "rate" is a part of some: the shortest that holds it is a fair guess
  return best ?? shortestWith(wanted, names);
}

function shortestWith(part: string, names: readonly string[]): string | null {
  if (part.length < 3) return null;
  const holders = names.filter((name) => name.toLowerCase().includes(part));
  return holders.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** Insertions, deletions and substitutions between two words (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
