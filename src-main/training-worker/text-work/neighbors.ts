import type { NeighborsAnswer, NeighborsRequest } from '#shared/contract/text-mining.ts';
import { denseRow, rowProduct } from '#shared/language/features.ts';
import { givenTokens, labelOfGiven, posteriorsOf, requireCodes } from './given-texts.ts';
import { fewestOf, nearText, nearestRows } from './nearest-texts.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { trainingCodes, withoutEnd, wordWeights } from './training-texts.ts';

/** The training texts nearest to a text by their codes, beside the nearest by their words. */
export async function workNeighbors(
  { text, count, label }: NeighborsRequest,
  work: TextWork,
  tell: Tell,
): Promise<NeighborsAnswer> {
  requireCodes(work);
  const told = labelOfGiven(work, label);
  const given = givenTokens(work, [{ name: 'text', text }]);
  const { means } = posteriorsOf(work, given, told === null ? null : Int32Array.of(told));
  const codes = await trainingCodes(work, tell);
  const { model, features } = await wordWeights(work, tell);
  const weights = denseRow(model.features(given.map(withoutEnd)), 0);
  const { train } = work.dataset().data;
  const byWords = fewestOf(train.count, { count, leftOut: new Set() }, (row) => 1 - rowProduct(features, row, weights));
  return {
    kind: 'neighbors',
    byCode: nearestRows(codes, means, { count }).map((near) => nearText(train, near)),
    byWords: byWords.map((near) => nearText(train, near)),
  };
}
