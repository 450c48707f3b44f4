import type { DuplicatesAnswer, DuplicatesRequest } from '#shared/contract/text-mining.ts';
import { nearDuplicates } from '#shared/language/near-duplicates.ts';
import { tokensOf } from '../texts/text-split.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { withoutEnd } from './training-texts.ts';

/** Groups of training texts that hardly differ, as the model reads them: unknown words are all the same to it. */
export async function workDuplicates(
  { threshold, groups: shown }: DuplicatesRequest,
  work: TextWork,
  tell: Tell,
): Promise<DuplicatesAnswer> {
  const { train } = work.dataset().data;
  await tell('comparing the training texts', 0, 1);
  const texts = tokensOf(train).map(withoutEnd);
  const groups = [...nearDuplicates(texts, { threshold }, [0, 0])].sort((a, b) => b.length - a.length);
  return {
    kind: 'duplicates',
    trainingTexts: train.count,
    groupCount: groups.length,
    duplicateTexts: groups.reduce((sum, { length }) => sum + length, 0),
    groups: groups.slice(0, shown).map((rows) => {
      return Array.from(rows, (row) => ({ text: train.texts[row]!, place: train.places[row]! })); // rows of the split
    }),
  };
}
