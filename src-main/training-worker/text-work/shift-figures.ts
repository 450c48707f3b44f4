import type { ShiftFigures } from '#shared/contract/text-labels.ts';
import { sentenceBleu } from '#shared/language/bleu.ts';
import { mostProbableClass } from '#shared/language/class-probabilities.ts';
import { denseRow, rowProduct } from '#shared/language/features.ts';
import { textTokens } from '../texts/text-split.ts';
import type { LabelJudge } from './label-judge.ts';
import { labeledSplits, wordsOf } from './labeled-texts.ts';
import { fewestOf } from './nearest-texts.ts';
import type { Pause } from './pause.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { perplexityUnder, trainingTrigram, withoutEnd, wordWeights } from './training-texts.ts';

/** Texts, as they are and as tokens with their end marks. */
export interface TextsAndTokens {
  readonly texts: readonly string[];
  readonly tokens: readonly Int32Array[];
}

export interface Judging {
  readonly judge: LabelJudge;
  /** The place of the wanted class in those of the judge. */
  readonly place: number;
  readonly pause: Pause;
}

/** For each text: whether the judge takes it for the class, the chance of that, and BLEU with its original. */
export async function judged(
  work: TextWork,
  texts: readonly string[],
  originals: readonly string[],
  { judge, place, pause }: Judging,
): Promise<readonly { readonly isConvincing: boolean; readonly chance: number; readonly kept: number }[]> {
  const classCount = judge.classes.length;
  const chances = await judge.chancesOf(texts, pause);
  const cut = wordsOf(work);
  return texts.map((text, row) => ({
    isConvincing: mostProbableClass(chances, row, classCount) === place,
    chance: chances[row * classCount + place]!,
    kept: sentenceBleu(cut(text), [cut(originals[row]!)]), // one for each
  }));
}

/** The share that convinces the judge, what is kept on average, and perplexity under a trigram of the training texts. */
export async function shiftFigures(
  work: TextWork,
  { texts, tokens }: TextsAndTokens,
  originals: readonly string[],
  judging: Judging,
  tell: Tell,
): Promise<ShiftFigures> {
  const verdicts = await judged(work, texts, originals, judging);
  return {
    ...convincedAndKept(verdicts),
    trigramPerplexity: perplexityUnder(await trainingTrigram(work, tell), tokens),
  };
}

/** Means over texts. */
export function convincedAndKept(
  verdicts: readonly { readonly isConvincing: boolean; readonly kept: number }[],
): Pick<ShiftFigures, 'convinced' | 'kept'> {
  const mean = (of: (verdict: (typeof verdicts)[number]) => number) =>
    verdicts.reduce((sum, verdict) => sum + of(verdict), 0) / verdicts.length;
  return { convinced: mean(({ isConvincing }) => Number(isConvincing)), kept: mean(({ kept }) => kept) };
}

/** The baseline without a model: of each text the training text of the class with the highest cosine of TF-IDF weights. */
export async function nearestOfClass(
  work: TextWork,
  tokens: readonly Int32Array[],
  place: number,
  tell: Tell,
): Promise<TextsAndTokens> {
  const { train } = work.dataset().data;
  const { labels } = (await labeledSplits(work, tell)).train;
  const others = new Set(Array.from(labels.keys()).filter((row) => labels[row] !== place));
  const { model, features } = await wordWeights(work, tell);
  const rows: number[] = [];
  for (const text of tokens) {
    await tell('finding the nearest texts', rows.length, tokens.length);
    const weights = denseRow(model.features([withoutEnd(text)]), 0);
    const distance = (row: number) => 1 - rowProduct(features, row, weights);
    rows.push(fewestOf(train.count, { count: 1, leftOut: others }, distance)[0]!.row); // the class has texts
  }
  return { texts: rows.map((row) => train.texts[row]!), tokens: rows.map((row) => textTokens(train, row)) };
}
