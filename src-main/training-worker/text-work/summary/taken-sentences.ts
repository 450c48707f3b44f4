import { rouge } from '#shared/language/rouge.ts';
import {
  centralSelection,
  centroidSelection,
  leadSelection,
  maximalMarginalRelevance,
  randomSelection,
  tfIdfCentroidSelection,
} from '#shared/language/summaries.ts';
import type { SummaryMethod } from '#shared/contract/text-summary.ts';
import type { SentenceGroup } from './sentence-group.ts';

/** Places of sentences. */
export type Taken = readonly number[];

export type TakingMethod = Exclude<SummaryMethod, 'mean' | 'combination' | 'oracle'>;

/** What is like those that were taken counts against a sentence by three parts in ten; as in the MMR of its authors, fixed beforehand. */
const lambda = 0.7;

/** The sentences that each method takes, the most fitting first. */
export function takenSentences(
  group: SentenceGroup,
  latentSize: number,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly (readonly [TakingMethod, Taken])[] {
  const { words, sentences, codes } = group;
  const features = { kind: 'dense', values: codes, featureCount: latentSize } as const;
  const inTurn = firstSentencesFirst(group);
  return [
    ['lead', Array.from(leadSelection(sentences.length, count), (place) => inTurn[place]!)], // places of the list
    ['random', [...randomSelection(sentences.length, count, seed)]],
    ['tf-idf', [...tfIdfCentroidSelection(words, count)]],
    ['central', [...centralSelection(words, count)]],
    ['centroid', [...centroidSelection(features, count)]],
    ['mmr', [...maximalMarginalRelevance(features, { count, lambda })]],
  ];
}

/** Again and again the sentence that brings the summary nearest to those of people (ROUGE-1): what none that takes sentences can surpass by much. */
export function oracleSentences(
  { words }: SentenceGroup,
  references: readonly (readonly string[])[],
  count: number,
): Taken {
  const taken: number[] = [];
  let best = 0;
  while (taken.length < count) {
    const before = taken.flatMap((place) => words[place]!);
    const scores = words.map((own, place) => {
      return taken.includes(place) ? -Infinity : rouge([...before, ...own], references).rouge1;
    });
    const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
    if (!(highest > best)) break;
    best = highest;
    taken.push(scores.indexOf(highest));
  }
  return taken;
}

/** The first sentence of each text, then the second of each, and so on. */
function firstSentencesFirst({ textOf }: SentenceGroup): readonly number[] {
  const seen = new Map<number, number>();
  const ranks = textOf.map((text) => {
    const rank = seen.get(text) ?? 0;
    seen.set(text, rank + 1);
    return rank;
  });
  return Array.from(textOf.keys()).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}
