import type { WritingMeasures } from '#shared/contract/text-writing.ts';
import { copiedShare } from '#shared/language/copied-share.ts';
import { distinctShare } from '#shared/language/distinct-n.ts';
import { selfBleu } from '#shared/language/self-bleu.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { tokensOf } from '../texts/text-split.ts';
import type { TextSplit } from '../texts/text-split.ts';
import { trigramOf } from '../texts/trigram.ts';
import { perplexityUnder, trainingTrigram, withoutEnd } from './training-texts.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';

/** Self-BLEU of more would take longer and say the same. */
const selfBleuTexts = 1000;

/** Pieces of the work, between which messages are heard: five of each of the two kinds of texts. */
const steps = 10;

export interface MeasuringChoice {
  readonly withReverse: boolean;
  /** The class that was written: real texts are of it alone. Null for texts of any. */
  readonly label: number | null;
}

/**
 * Figures of written texts, and the same of real ones: of as many texts of the test split, or of all of it if it has
 * fewer; distinct-n falls with the amount of text, so that both are taken of equally many texts. The reverse perplexity of
 * the real ones is that of a trigram of as many training texts.
 */
export async function writingMeasures(
  work: TextWork,
  written: readonly Int32Array[],
  { withReverse, label }: MeasuringChoice,
  tell: Tell,
): Promise<{ readonly written: WritingMeasures; readonly real: WritingMeasures }> {
  const { train, test } = work.dataset().data;
  const training = tokensOf(train);
  const [learnable, held] = [ofClass(training, train, label), ofClass(tokensOf(test), test, label)];
  const count = Math.min(written.length, held.length);
  const trigram = await trainingTrigram(work, tell);
  const { vocabularySize } = textSizes(work);
  let done = 0;
  const next = () => tell('measuring texts', done++, steps);
  const figuresOf = async (texts: readonly Int32Array[], learnedFrom: readonly Int32Array[]) => {
    await next();
    const words = texts.map(withoutEnd);
    const forwardPerplexity = perplexityUnder(trigram, texts);
    await next();
    const learned = withReverse ? trigramOf(learnedFrom, vocabularySize) : null;
    await next();
    const reversePerplexity = learned && perplexityUnder(learned, held);
    await next();
    const repeated = selfBleu(words.slice(0, selfBleuTexts));
    await next();
    return {
      texts: texts.length,
      meanTokens: texts.reduce((sum, { length }) => sum + length, 0) / texts.length,
      forwardPerplexity,
      reversePerplexity,
      distinct1: defined(distinctShare(words, 1)),
      distinct2: defined(distinctShare(words, 2)),
      selfBleu: defined(repeated),
      copiedShare: copiedShare(texts, training),
    };
  };
  return {
    written: await figuresOf(written.slice(0, count), written),
    real: await figuresOf(someOf(held, count), someOf(learnable, Math.min(written.length, learnable.length))),
  };
}

function ofClass(
  texts: readonly Int32Array[],
  { labels }: Pick<TextSplit, 'labels'>,
  label: number | null,
): readonly Int32Array[] {
  return label === null ? texts : texts.filter((_, row) => labels?.[row] === label);
}

function someOf(texts: readonly Int32Array[], count: number): readonly Int32Array[] {
  return Array.from(spreadPlaces(count, texts.length), (place) => texts[place]!);
}

/** A figure of too few texts is none. */
function defined(figure: number): number | null {
  return Number.isNaN(figure) ? null : figure;
}
