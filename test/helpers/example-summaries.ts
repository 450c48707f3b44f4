import type { SummarizeAnswer } from '#shared/contract/text-summary.ts';

/** A group of a corpus in one sentence each. */
export const exampleSummaries: SummarizeAnswer = {
  kind: 'summarize',
  summaries: [
    {
      method: 'tf-idf',
      sentences: ['The room was clean.'],
      likeInputs: 0.3,
      scores: { rouge1: 0.25, rouge2: 0.125, rougeL: 0.2 },
    },
    {
      method: 'combination',
      sentences: ['a clean room.', 'kind staff.'],
      likeInputs: 0.4,
      scores: { rouge1: 0.5, rouge2: 0, rougeL: 0.4 },
    },
  ],
  group: { name: 'rooms bestwestern', groupCount: 34, texts: ['First text.', 'Second.'], references: ['Clean rooms.'] },
  figures: [],
  groups: 1,
  sentences: 20,
  cutSentences: 3,
  longestSentence: 12,
};

/** The means over a corpus. */
export const exampleSummaryFigures: SummarizeAnswer = {
  ...exampleSummaries,
  summaries: [],
  group: null,
  figures: [
    { method: 'lead', rouge1: 0.1864, rouge2: 0.02, rougeL: 0.15, words: 17.04 },
    { method: 'oracle', rouge1: 0.5, rouge2: 0.2, rougeL: 0.4, words: 12 },
  ],
  groups: 34,
  cutSentences: 0,
};
