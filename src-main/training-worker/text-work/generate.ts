import type { GenerateAnswer, GenerateRequest } from '#shared/contract/text-writing.ts';
import { namedLabel } from './given-texts.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import { asWritten, writeTexts } from './write-texts.ts';
import type { WrittenTokens } from './writing.ts';
import { writingCodes } from './writing-codes.ts';
import type { TextRange } from './writing-codes.ts';
import { writingMeasures } from './writing-measures.ts';

/** How many texts are written for full measures; the reverse perplexity needs a language. */
const measuredTexts = 10_000;

/** How many texts have their codes computed before the next look at messages. */
const codesAtOnce = 256;

/** New texts, and how good and how various they are. */
export async function workGenerate(request: GenerateRequest, work: TextWork, tell: Tell): Promise<GenerateAnswer> {
  const { count, measures } = request;
  const total = measures === 'full' ? Math.max(count, measuredTexts) : count;
  const labels: (number | null)[] = [];
  const written: WrittenTokens[] = [];
  for (let first = 0; first < total; first += codesAtOnce) {
    const some = await writeRange(work, request, { first, count: Math.min(codesAtOnce, total - first) }, async () => {
      await tell('writing texts', first, total);
    });
    written.push(...some.written);
    labels.push(...some.labels);
  }
  const ids = written.map((text) => text.ids);
  const choice = { withReverse: measures === 'full', label: namedLabel(work, request.label) };
  return {
    kind: 'generate',
    texts: written.slice(0, count).map((text, i) => asWritten(work, text, labels[i]!)), // one for each
    measures: measures === 'none' ? null : await writingMeasures(work, ids, choice, tell),
  };
}

async function writeRange(work: TextWork, request: GenerateRequest, range: TextRange, tell: Tell) {
  const codes = writingCodes(work, request, range);
  const { strategy, seed, allowUnknown } = request;
  const choice = { strategy, seed, allowUnknown, firstStream: range.first };
  const written = await writeTexts(work, codes, choice, tell);
  return { written, labels: written.map((_, i) => codes.labels?.[i] ?? null) };
}
