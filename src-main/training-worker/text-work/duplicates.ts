import type { DuplicatesAnswer, DuplicatesRequest } from '#shared/contract/text-mining.ts';
import { duplicateTexts } from '#main/datasets/duplicate-texts.ts';
import { inPortions } from './in-portions.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';

/** Groups of training texts that hardly differ, cut as the model cuts them; two unknown words are two words. */
export async function workDuplicates(
  request: DuplicatesRequest,
  work: TextWork,
  tell: Tell,
): Promise<DuplicatesAnswer> {
  const { train } = work.dataset().data;
  const found = duplicateTexts(train, (text) => work.tokenizer.cut(text), request);
  return inPortions(found, 'comparing the training texts', tell);
}
