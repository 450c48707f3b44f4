import { rougeTokens } from '#shared/language/rouge.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import type { SummaryGroup } from '#main/corpora/summary-groups.ts';
import { readableTokens } from '../readable-tokens.ts';
import { labelOfGiven, posteriorsOf } from '../given-texts.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';

/** A group of texts, sentence by sentence. */
export interface SentenceGroup {
  readonly sentences: readonly string[];
  /** What ROUGE compares of each. */
  readonly words: readonly (readonly string[])[];
  /** Of each sentence the text that it is of. */
  readonly textOf: readonly number[];
  /** Of the texts. */
  readonly textWords: readonly (readonly string[])[];
  /** Posterior means of the sentences. (S, Z) */
  readonly codes: Float32Array;
  /** Of the texts: the means of those of their sentences. (N, Z) */
  readonly textCodes: Float32Array;
  /** How many sentences were cut for the encoder. */
  readonly cutCount: number;
  readonly label: number | null;
}

/** Sentences that are encoded between two looks at messages. */
const sentencesAtOnce = 256;

/** Cuts the texts into sentences and encodes these. Texts without a word are left out. */
export async function sentenceGroup(
  work: TextWork,
  { texts, areSentences }: Pick<SummaryGroup, 'texts' | 'areSentences'>,
  labelName: string | null,
  tell: Tell,
): Promise<SentenceGroup> {
  const segmenter = new Intl.Segmenter(work.dataset().manifest.language, { granularity: 'sentence' });
  const split = (text: string) =>
    areSentences ? [text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
  const hasWords = (text: string) => rougeTokens(text).length > 0;
  const kept = texts.filter(hasWords);
  const found = kept.flatMap((text, textOf) =>
    split(text)
      .filter(hasWords)
      .map((sentence) => ({ textOf, sentence })),
  );
  const sentences = found.map(({ sentence }) => sentence.replace(/\s+/gu, ' ').trim());
  const label = labelOfGiven(work, labelName);
  const { latentSize } = work.values;
  const longest = textSizes(work).longestText - 1;
  const codes = new Float32Array(sentences.length * latentSize);
  for (let start = 0; start < sentences.length; start += sentencesAtOnce) {
    await tell('encoding the sentences', start, sentences.length);
    const some = sentences.slice(start, start + sentencesAtOnce).map((sentence) => readableTokens(work, sentence));
    const labels = label === null ? null : new Int32Array(some.length).fill(label);
    codes.set(posteriorsOf(work, some, labels).means, start * latentSize);
  }
  const textOf = found.map((one) => one.textOf);
  return {
    sentences,
    words: sentences.map(rougeTokens),
    textOf,
    textWords: kept.map(rougeTokens),
    codes,
    textCodes: meansByText(codes, textOf, { textCount: kept.length, latentSize }),
    cutCount: sentences.filter((sentence) => work.tokenizer.encode(sentence).length > longest).length,
    label,
  };
}

function meansByText(
  codes: Float32Array,
  textOf: readonly number[],
  { textCount, latentSize }: { readonly textCount: number; readonly latentSize: number },
): Float32Array {
  const means = new Float32Array(textCount * latentSize);
  const counts = new Float64Array(textCount);
  for (const text of textOf) counts[text]!++;
  textOf.forEach((text, sentence) => {
    for (let i = 0; i < latentSize; i++) {
      means[text * latentSize + i]! += codes[sentence * latentSize + i]! / counts[text]!;
    }
  });
  return means;
}
