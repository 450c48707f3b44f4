import { distinctiveWords } from '#shared/language/distinctive-words.ts';
import { kMeansInPortions, nearestCentersInPortions } from '#shared/language/k-means.ts';
import { topicCoherence } from '#shared/language/topic-coherence.ts';
import { inPortions } from './in-portions.ts';
import type { MinedFeatures } from './mined-texts.ts';
import type { Tell } from './tell.ts';

/** The best of so many beginnings counts, each of at most so many steps. */
const restarts = 3;
const mostSteps = 50;

/** Words that name a group; coherence is usually that of ten. */
const namingWords = 10;

/** Topics whose coherence is counted between two looks at messages. */
const topicsAtOnce = 5;

/** Groups of training texts, and in which of them held-out texts would be. */
export interface TextGroups {
  /** (groups, D) */
  readonly centers: Float64Array;
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
}

/** Groups by k-means; `what` is being done, as a person is told. */
export async function textGroups(
  { training, heldOut }: MinedFeatures,
  { clusters, seed, what }: { readonly clusters: number; readonly seed: number; readonly what: string },
  tell: Tell,
): Promise<TextGroups> {
  const work = kMeansInPortions(training, { clusters, restarts, mostSteps }, [seed, 0]);
  const { centers, assignments } = await inPortions(work, what, tell);
  const others = await inPortions(nearestCentersInPortions(heldOut, centers), what, tell);
  return { centers, training: assignments, heldOut: others };
}

/** The tokens that tell each group from all others, the most distinctive first; `most` of each. */
export function distinctiveTokens(
  texts: readonly Int32Array[],
  groups: Int32Array,
  { groupCount, most = namingWords }: { readonly groupCount: number; readonly most?: number },
): readonly (readonly number[])[] {
  const found = distinctiveWords(texts, groups, { groupCount, most });
  return found.map((words) => words.map(({ word }) => Number(word))); // texts are ids
}

/** NPMI of each list of words in some texts; null for a list of fewer than two. */
export async function coherences(
  lists: readonly (readonly number[])[],
  texts: readonly Int32Array[],
  tell: Tell,
): Promise<readonly (number | null)[]> {
  const found: (number | null)[] = [];
  for (let start = 0; start < lists.length; start += topicsAtOnce) {
    await tell('measuring the words of each group', start, lists.length);
    const some = topicCoherence(lists.slice(start, start + topicsAtOnce), texts);
    found.push(...some.map((coherence) => (Number.isNaN(coherence) ? null : coherence)));
  }
  return found;
}

/** Over the lists that have one; null without any. */
export function meanCoherence(found: readonly (number | null)[]): number | null {
  const known = found.filter((coherence) => coherence !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}
