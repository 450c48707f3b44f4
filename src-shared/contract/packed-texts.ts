/** Many texts as they cross a process border: one string and where each ends, instead of as many objects. */
export interface PackedTexts {
  readonly joined: string;
  /** Where each text ends in `joined`, in UTF-16 code units, rising. (N) */
  readonly ends: Int32Array;
}

export function packTexts(texts: readonly string[]): PackedTexts {
  let end = 0;
  return { joined: texts.join(''), ends: Int32Array.from(texts, (text) => (end += text.length)) };
}

/** Throws on a number that is none of a text. */
export function packedText({ joined, ends }: PackedTexts, index: number): string {
  const end = ends[index];
  if (end === undefined) throw new Error(`packedText: ${index} is asked for, there are ${ends.length} texts`);
  return joined.slice(ends[index - 1] ?? 0, end);
}
