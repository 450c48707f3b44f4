import type { ArithmeticAnswer, ArithmeticRequest, NearText } from '#shared/contract/text-writing.ts';
import { addRow, rowProduct } from '#shared/language/features.ts';
import { textTokens, tokensOf } from '../texts/text-split.ts';
import { givenTokens, labelOfGiven, posteriorsOf, requireCodes } from './given-texts.ts';
import { fewestOf, nearText, nearestRows } from './nearest-texts.ts';
import {
  isTrainingText,
  perplexityUnder,
  trainingCodes,
  trainingTrigram,
  withoutEnd,
  wordWeights,
} from './training-texts.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import { asWritten, writeTexts } from './write-texts.ts';

/** The text at the code start − minus + plus, beside what the same sum of word weights finds. */
export async function workArithmetic(
  { start, minus, plus, neighbors, label, strategy, seed }: ArithmeticRequest,
  work: TextWork,
  tell: Tell,
): Promise<ArithmeticAnswer> {
  requireCodes(work);
  const { latentSize } = work.values;
  const told = labelOfGiven(work, label);
  const given = givenTokens(work, [
    { name: 'start', text: start },
    { name: 'minus', text: minus },
    { name: 'plus', text: plus },
  ]);
  const labels = told === null ? null : Int32Array.of(told, told, told);
  const { means } = posteriorsOf(work, given, labels);
  const z = Float32Array.from({ length: latentSize }, (_, i) => {
    return means[i]! - means[latentSize + i]! + means[2 * latentSize + i]!;
  });
  const choice = { strategy, seed, allowUnknown: false };
  const one = { count: 1, z, labels: told === null ? null : Int32Array.of(told) };
  const written = (await writeTexts(work, one, choice, tell))[0]!; // one for each code
  const codes = await trainingCodes(work, tell);
  const { train } = work.dataset().data;
  const leftOut = equalTexts(tokensOf(train), given);
  const nearest = nearestRows(codes, z, { count: neighbors, leftOut });
  const trigram = await trainingTrigram(work, tell);
  return {
    kind: 'arithmetic',
    written: asWritten(work, written, told),
    isCopied: (await isTrainingText(work, tell))(written.ids),
    nearest: nearest.map((near) => nearText(train, near)),
    nearestByWords: await nearestByWords(work, { given, leftOut, neighbors }, tell),
    trigramPerplexity: {
      written: perplexityUnder(trigram, [written.ids]),
      nearest: perplexityUnder(
        trigram,
        nearest.slice(0, 1).map(({ row }) => textTokens(train, row)),
      ),
    },
  };
}

interface WordSum {
  /** start, minus and plus, with their end marks. */
  readonly given: readonly Int32Array[];
  readonly leftOut: ReadonlySet<number>;
  readonly neighbors: number;
}

async function nearestByWords(
  work: TextWork,
  { given, leftOut, neighbors }: WordSum,
  tell: Tell,
): Promise<readonly NearText[]> {
  const { model, features } = await wordWeights(work, tell);
  const sum = new Float64Array(model.featureCount);
  const rows = model.features(given.map(withoutEnd));
  [1, -1, 1].forEach((sign, row) => addRow(rows, row, sign, sum));
  const length = Math.hypot(...sum.filter((value) => value !== 0)) || 1; // without known words every cosine is 0
  const { train } = work.dataset().data;
  const found = fewestOf(
    train.count,
    { count: neighbors, leftOut },
    (row) => 1 - rowProduct(features, row, sum) / length,
  );
  return found.map((near) => nearText(train, near));
}

function equalTexts(texts: readonly Int32Array[], given: readonly Int32Array[]): ReadonlySet<number> {
  const known = new Set(given.map((ids) => ids.join()));
  return new Set(texts.flatMap((ids, row) => (known.has(ids.join()) ? [row] : [])));
}
