import type { DuplicatesAnswer, DuplicatesRequest } from '#shared/contract/text-mining.ts';
import { nearDuplicatesInPortions } from '#shared/language/near-duplicates.ts';
import { ngramKey } from '#shared/language/ngram-counts.ts';
import type { PortionedWork } from '#shared/language/portioned-work.ts';

/** Texts of a training split, and where each stands in it. */
export interface PlacedTexts {
  readonly texts: readonly string[];
  readonly places: ArrayLike<number>;
}

/** Texts that are cut between two stops. */
const textsAtOnce = 2000;

/** Groups of texts that hardly differ in the tokens that they are cut into: what a vocabulary would lose counts too. */
export function* duplicateTexts(
  { texts, places }: PlacedTexts,
  cut: (text: string) => readonly string[],
  { threshold, groups: shown }: Pick<DuplicatesRequest, 'threshold' | 'groups'>,
): PortionedWork<DuplicatesAnswer> {
  const tokens: (readonly string[])[] = [];
  for (const text of texts) {
    if (tokens.length % textsAtOnce === 0) yield 0;
    tokens.push(cut(text));
  }
  const groups = yield* nearDuplicatesInPortions(tokens, { threshold }, [0, 0]);
  const largestFirst = [...groups].sort((a, b) => b.length - a.length);
  return {
    kind: 'duplicates',
    trainingTexts: texts.length,
    groupCount: groups.length,
    duplicateTexts: groups.reduce((sum, { length }) => sum + length, 0),
    equalTexts: equalTexts(tokens),
    groups: largestFirst.slice(0, shown).map((rows) => {
      return Array.from(rows, (row) => ({ text: texts[row]!, place: places[row]! })); // rows of these texts
    }),
  };
}

/** How many have another with the same tokens in the same order. */
function equalTexts(texts: readonly (readonly string[])[]): number {
  const counts = new Map<string, number>();
  for (const tokens of texts) {
    const key = ngramKey(tokens);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let equal = 0;
  for (const count of counts.values()) if (count > 1) equal += count;
  return equal;
}
