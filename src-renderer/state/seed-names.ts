const longestName = 200;

/** What one of several repeats is called: “Wide encoder · seed 3”. */
export function seedName(name: string, seed: number): string {
  const ending = `seed ${seed}`;
  if (!name) return ending;
  return `${name.slice(0, longestName - ending.length - 3).trimEnd()} · ${ending}`;
}

/** The name that the repeats have in common: “Wide encoder”. */
export function withoutSeed(name: string): string {
  return name.replace(/(^|\s*·\s*)seed \d+$/, '').trim();
}
