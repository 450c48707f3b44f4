import type { SummarizeAnswer, SummaryMethod } from '#shared/contract/text-summary.ts';
import { formatCount } from '#renderer/formatting/number.ts';

export const summaryWords: Readonly<
  Record<SummaryMethod, { readonly label: string; readonly definition: string; readonly isBaseline: boolean }>
> = {
  lead: { label: 'First sentences', definition: 'The first of each text in turn.', isBaseline: true },
  random: {
    label: 'Random sentences',
    definition: 'Drawn by the seed; figures of a corpus are means over ten draws.',
    isBaseline: true,
  },
  'tf-idf': {
    label: 'Nearest to the mean of words',
    definition: 'Highest cosine with the mean of the TF-IDF word weights of the sentences.',
    isBaseline: true,
  },
  central: {
    label: 'Most words in common',
    definition: 'Highest sum of ROUGE-1 with all other sentences.',
    isBaseline: true,
  },
  centroid: {
    label: 'Nearest to the mean code',
    definition: 'Highest cosine with the mean of the codes of the sentences.',
    isBaseline: false,
  },
  mmr: {
    label: 'Near the mean code, without repeats',
    definition: 'Maximal marginal relevance by codes, λ = 0.7: nearness to the mean, less what was taken already.',
    isBaseline: false,
  },
  mean: {
    label: 'Written from the mean code',
    definition: 'Of all texts; the likeliest word at every step.',
    isBaseline: false,
  },
  combination: {
    label: 'Written from the best combination',
    definition:
      'From the mean code of that subset of the texts whose text shares most words with the texts themselves (ROUGE-1). Up to eight texts all subsets are tried.',
    isBaseline: false,
  },
  oracle: {
    label: 'Best that can be taken',
    definition: 'Sentences chosen by the summaries of people: what taking sentences can reach at most. No method.',
    isBaseline: true,
  },
};

/** How much of the sentences the codes are of. */
export function cutText({ sentences, cutSentences, longestSentence }: SummarizeAnswer): string {
  if (cutSentences === 0) return `All ${formatCount(sentences)} sentences were read whole.`;
  return (
    `${formatCount(cutSentences)} of ${formatCount(sentences)} sentences have more than the ${longestSentence} tokens ` +
    'that this model reads; their codes are those of their beginnings.'
  );
}
