import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DuplicatesAnswer, DuplicatesRequest } from '#shared/contract/text-mining.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { textCutter } from '#main/tokenization/cut-texts.ts';
import type { OpenTexts } from './dataset-files.ts';
import { duplicateTexts } from './duplicate-texts.ts';

/** Hears which share is done, 0 to 1; says whether the rest is still wanted. */
export type DuplicatesProgress = (share: number) => boolean;

/** Training texts of a dataset that hardly differ as words without regard to case; no model is needed. Throws 'canceled'. */
export async function datasetDuplicates(
  { manifest: { language }, texts }: Pick<OpenTexts, 'manifest' | 'texts'>,
  request: Pick<DuplicatesRequest, 'threshold' | 'groups'>,
  progress: DuplicatesProgress,
): Promise<DuplicatesAnswer> {
  const training = texts('train');
  const cut = textCutter({ tokenization: 'words', letterCase: 'lower', language });
  const work = duplicateTexts({ texts: training, places: Int32Array.from(training.keys()) }, cut, request);
  for (;;) {
    const portion = work.next();
    if (portion.done) return portion.value;
    if (!progress(portion.value)) throw new WorkbenchError('canceled', 'The search was canceled.');
    await nextTurn(); // Ctrl+C is heard
  }
}
