import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import { createBeam } from '#shared/text/beam.ts';
import type { Beam } from '#shared/text/beam.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextDecoding } from '#main/engine/text-decoding.ts';
import { contextRows, forbid, stateRows } from './decoding-rows.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import type { WritingChoice, WritingCodes, WrittenTokens } from './writing.ts';

interface BeamChoice extends Omit<WritingChoice, 'strategy'> {
  readonly strategy: Extract<TextStrategy, { readonly kind: 'beam' }>;
}

/** Searches the best text of each code; as many searches side by side as the decoder has rows for. */
export async function writeBeams(
  work: TextWork,
  codes: WritingCodes,
  { strategy, allowUnknown }: BeamChoice,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  const decoding = work.runner.decoding();
  const { longestText } = textSizes(work);
  const together = Math.floor(decoding.rows / strategy.width);
  const written: WrittenTokens[] = [];
  for (let start = 0; start < codes.count; start += together) {
    await tell('writing texts', start, codes.count);
    const texts = Array.from({ length: Math.min(together, codes.count - start) }, (_, i) => start + i);
    const beams = texts.map(() => createBeam({ ...strategy, longest: longestText }));
    await search(decoding, { beams, texts, codes, width: strategy.width, allowUnknown }, tell);
    written.push(...beams.map(bestText));
  }
  return written;
}

interface Search {
  readonly beams: readonly Beam[];
  /** Of each beam the text that it writes. */
  readonly texts: readonly number[];
  readonly codes: WritingCodes;
  readonly width: number;
  readonly allowUnknown: boolean;
}

/** Beam i has the rows from i · width on. */
async function search(
  decoding: TextDecoding,
  { beams, texts, codes, width, allowUnknown }: Search,
  tell: Tell,
): Promise<void> {
  const { rows, vocabularySize } = decoding;
  const textOfRow = Array.from({ length: rows }, (_, row) => texts[Math.floor(row / width)] ?? texts[0]!);
  const context = contextRows(codes, textOfRow, rows);
  let state = decoding.start(context);
  const tokens = new Int32Array(rows).fill(reservedTokens.start);
  while (beams.some((beam) => !beam.isDone())) {
    const next = decoding.next(context, state, tokens);
    const sources = Array.from({ length: rows }, (_, row) => row);
    beams.forEach((beam, i) => {
      const logProbabilities = beam.live().map((_, place) => {
        const row = i * width + place;
        const possible = next.logProbabilities.subarray(row * vocabularySize, (row + 1) * vocabularySize);
        forbid(possible, allowUnknown);
        return possible;
      });
      const step = beam.advance(logProbabilities);
      step.parents.forEach((parent, place) => {
        sources[i * width + place] = i * width + parent;
        tokens[i * width + place] = step.tokens[place]!; // one for each parent
      });
    });
    state = stateRows(next.state, sources);
    await tell('writing texts', texts[0]!, codes.count);
  }
}

function bestText(beam: Beam): WrittenTokens {
  const { tokens, logProbability } = beam.best()!; // a search that is done has one
  return { ids: Int32Array.from(tokens), logProbability, isCut: tokens.at(-1) !== reservedTokens.end };
}
