import { WorkbenchError } from '#shared/contract/errors.ts';
import type { WrittenText } from '#shared/contract/text-writing.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import { writeBeams } from './write-beams.ts';
import { writeRows } from './write-rows.ts';
import type { WritingChoice, WritingCodes, WrittenTokens } from './writing.ts';

/** Writes a text from each code. 'arguments/invalid' for a model that writes no texts. */
export async function writeTexts(
  work: TextWork,
  codes: WritingCodes,
  { strategy, ...choice }: WritingChoice,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  requireWriter(work);
  if (strategy.kind !== 'beam') return writeRows(work, codes, { ...choice, strategy }, tell);
  if (work.values.wordDecoder === 'in-order') return writeBeams(work, codes, { ...choice, strategy }, tell);
  const what = 'strategy: this model writes a bag of words, in which no order is better; choose greedy or sample.';
  throw new WorkbenchError('arguments/invalid', what, { name: 'strategy' });
}

/** Written tokens as what a person reads. */
export function asWritten(
  { tokenizer }: TextWork,
  { ids, logProbability, isCut }: WrittenTokens,
  label: number | null,
): WrittenText {
  return { text: tokenizer.decode(ids), tokens: ids.length, logProbability, isCut, label };
}

/** Throws 'arguments/invalid' for a model that writes no texts. */
export function requireWriter({ values }: TextWork): void {
  if (values.network !== 'topics') return;
  const what = 'A topic model knows words and no order: it writes no texts. Choose a recurrent or a transformer run.';
  throw new WorkbenchError('arguments/invalid', what);
}
