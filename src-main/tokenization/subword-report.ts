import type { VocabularyCurvePoint } from '#shared/contract/vocabulary.ts';
import { subwordCutter } from './apply-merges.ts';
import { byFrequency } from './count-tokens.ts';
import { lengthsOf } from './counted-texts.ts';
import type { CountedTexts } from './counted-texts.ts';
import { curveSizes } from './curve-sizes.ts';
import type { SubwordLearner } from './subwords.ts';
import { describeLengths } from './text-lengths.ts';
import { listed, shareUnknown, smallestSize } from './token-report.ts';
import type { CountedReport, ReportChoices } from './token-report.ts';
import { forEachInTurns } from './turns.ts';

/** What subwords of pieces cover, `vocabularySize` of them; the learner goes on as far as it has to. */
export async function reportSubwords(
  texts: CountedTexts,
  learner: SubwordLearner,
  { vocabularySize, longestText }: ReportChoices,
): Promise<CountedReport> {
  await forEachInTurns(missingMerges(learner, vocabularySize), () => undefined);
  const { tokens, merges } = learner.upTo(vocabularySize);
  const cut = subwordCutter(merges);
  const pieceLengths: number[] = [];
  const counts = new Map<string, number>();
  await forEachInTurns(texts.counts, ([piece, times]) => {
    const subwords = cut(piece);
    pieceLengths.push(subwords.length);
    for (const subword of subwords) counts.set(subword, (counts.get(subword) ?? 0) + times);
  });
  const heldOutCounts = new Map<string, number>();
  await forEachInTurns(texts.heldOutCounts, ([piece, times]) => {
    for (const subword of cut(piece)) heldOutCounts.set(subword, (heldOutCounts.get(subword) ?? 0) + times);
  });
  const known = new Set(tokens);
  const ranked = byFrequency(counts);
  return {
    kinds: null,
    tokens: ranked.reduce((sum, [, count]) => sum + count, 0),
    kept: tokens.length,
    unknownShare: { training: shareUnknown(counts, known), heldOut: shareUnknown(heldOutCounts, known) },
    curve: subwordCurve(learner, curveSizes(smallestSize, tokens.length), texts.ends.length),
    keptTokens: listed(ranked.filter(([token]) => known.has(token))),
    lostTokens: listed(ranked.filter(([token]) => !known.has(token))),
    lengths: describeLengths(lengthsOf(texts, pieceLengths), longestText),
  };
}

function* missingMerges(learner: SubwordLearner, size: number): Generator<void> {
  while (learner.size < size && learner.learnOne()) yield;
}

/** A vocabulary without joints has a token for each character, and covers those that it has. */
function subwordCurve(
  { characters, learned }: SubwordLearner,
  sizes: readonly number[],
  textCount: number,
): readonly VocabularyCurvePoint[] {
  const all = characters.reduce((sum, [, count]) => sum + count, 0);
  let next = 0;
  let size = characters.length;
  let tokens = all;
  return sizes.map((wanted) => {
    for (; size < wanted && next < learned.length; next++) {
      tokens -= learned[next]!.saved;
      if (learned[next]!.isNew) size++;
    }
    const covered = characters.slice(0, wanted).reduce((sum, [, count]) => sum + count, 0);
    return { size: wanted, coverage: covered / all, meanLength: tokens / textCount };
  });
}
