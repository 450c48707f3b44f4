import { requireLabels } from './class-labels.ts';
import { ngrams } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';
import { atOnce } from './portioned-work.ts';
import type { PortionedWork } from './portioned-work.ts';

export interface NaiveBayesModel {
  /** log p(class | text) in nats. (classes) */
  readonly logProbabilities: (tokens: Tokens) => Float64Array;
  /** The most probable class, of equal ones the first. */
  readonly classOf: (tokens: Tokens) => number;
}

export interface NaiveBayesOptions {
  /** Labels are 0 … classCount − 1. */
  readonly classCount: number;
  /** N-grams of 1 to so many tokens are counted: 2 for words and pairs of words. */
  readonly longest?: number;
}

/** Texts that are counted between two looks up. */
const textsOfPortion = 1000;

/**
 * Multinomial naive Bayes (Manning, Raghavan & Schütze 2008, eq. 13.7) with one added to every count; prior chances are the shares
 * of the classes. N-grams that no training text has say nothing. Throws on unequal numbers of texts and labels, and on
 * a class without a text.
 */
export function naiveBayes(
  texts: readonly Tokens[],
  labels: ArrayLike<number>,
  options: NaiveBayesOptions,
): NaiveBayesModel {
  return atOnce(naiveBayesWork(texts, labels, options));
}

/** The same, looking up while texts are counted. */
export function* naiveBayesWork(
  texts: readonly Tokens[],
  labels: ArrayLike<number>,
  { classCount, longest = 2 }: NaiveBayesOptions,
): PortionedWork<NaiveBayesModel> {
  const textCounts = requireLabels('naiveBayes', labels, { rowCount: texts.length, classCount });
  const places = new Map<string, number>(); // where the counts of an n-gram begin
  const counts: number[] = []; // (features, classes)
  const totals = new Float64Array(classCount);
  for (const [i, text] of texts.entries()) {
    if (i % textsOfPortion === 0) yield i / texts.length;
    const label = labels[i]!;
    for (const key of allNgrams(text, longest)) {
      let place = places.get(key);
      if (place === undefined) {
        place = counts.length;
        places.set(key, place);
        for (let other = 0; other < classCount; other++) counts.push(0);
      }
      counts[place + label]!++;
      totals[label]!++;
    }
  }
  const logPriors = textCounts.map((count) => Math.log(count / texts.length));
  const logTotals = totals.map((total) => Math.log(total + places.size));

  const logProbabilities = (tokens: Tokens): Float64Array => {
    const scores = logPriors.slice();
    for (const key of allNgrams(tokens, longest)) {
      const place = places.get(key);
      if (place === undefined) continue;
      for (let label = 0; label < classCount; label++) {
        scores[label]! += Math.log(counts[place + label]! + 1) - logTotals[label]!;
      }
    }
    const highest = scores.reduce((a, b) => Math.max(a, b));
    const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0); // exp of the scores alone would be 0
    return scores.map((score) => score - highest - Math.log(total));
  };
  return {
    logProbabilities,
    classOf: (tokens) => {
      const scores = logProbabilities(tokens);
      return scores.reduce((best, score, label) => (score > scores[best]! ? label : best), 0);
    },
  };
}

function* allNgrams(tokens: Tokens, longest: number): Generator<string> {
  for (let length = 1; length <= longest; length++) yield* ngrams(tokens, length);
}
