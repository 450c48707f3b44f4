import type { Tokens } from './ngram-counts.ts';

/**
 * How much the words of a topic belong together, −1 to 1: the mean over its pairs of words of their normalized pointwise
 * mutual information, ln(p(a, b) / (p(a) p(b))) / −ln p(a, b), with p the share of documents that have the words (Bouma
 * 2009; Lau, Newman & Baldwin 2014, OC-NPMI). A pair that no document has counts −1, one that all have, 0. One value for
 * each topic; NaN for a topic of fewer than two words. Usual are the ten words that weigh most. Published figures by the
 * program of Lau et al. are higher: it counts 0 for a pair that never is, and windows of 20 words for documents.
 */
export function topicCoherence(
  topics: readonly (readonly (string | number)[])[],
  documents: Iterable<Tokens>,
): readonly number[] {
  const documentsOf = new Map<string | number, Set<number>>();
  for (const word of topics.flat()) documentsOf.set(word, new Set());
  let total = 0;
  for (const document of documents) {
    for (const word of document) documentsOf.get(word)?.add(total);
    total++;
  }
  return topics.map((topic) => {
    const sets = Array.from(new Set(topic), (word) => documentsOf.get(word) ?? new Set<number>());
    let sum = 0;
    let pairs = 0;
    sets.forEach((first, i) => {
      for (const second of sets.slice(i + 1)) {
        sum += normalizedInformation(first, second, total);
        pairs++;
      }
    });
    return sum / pairs;
  });
}

function normalizedInformation(first: ReadonlySet<number>, second: ReadonlySet<number>, total: number): number {
  let both = 0;
  for (const document of first) if (second.has(document)) both++;
  if (both === 0) return -1; // the limit of rare pairs
  if (both === total) return 0; // 0 / 0: words that are everywhere say nothing of each other
  return Math.log((both * total) / (first.size * second.size)) / -Math.log(both / total);
}
