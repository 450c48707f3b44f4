import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import type { RandomStream } from '#shared/random/random-stream.ts';
import { chooseToken } from '#shared/text/choose-token.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextDecoding } from '#main/engine/text-decoding.ts';
import { contextRows, forbid } from './decoding-rows.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import type { WritingChoice, WritingCodes, WrittenTokens } from './writing.ts';

interface RowChoice extends Omit<WritingChoice, 'strategy'> {
  readonly strategy: Exclude<TextStrategy, { readonly kind: 'beam' }>;
}

/** A text that is being written. */
interface Draft {
  readonly ids: number[];
  readonly random: RandomStream;
  logProbability: number;
  isOver: boolean;
}

/** Writes texts in which a chosen token stays, as many side by side as the decoder has rows. */
export async function writeRows(
  work: TextWork,
  codes: WritingCodes,
  choice: RowChoice,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  const decoding = work.runner.decoding();
  const written: WrittenTokens[] = [];
  for (let start = 0; start < codes.count; start += decoding.rows) {
    await tell('writing texts', start, codes.count);
    const texts = Array.from({ length: Math.min(decoding.rows, codes.count - start) }, (_, i) => start + i);
    written.push(...(await writeSome(work, { decoding, codes, texts }, choice, tell)));
  }
  return written;
}

interface RowGroup {
  readonly decoding: TextDecoding;
  readonly codes: WritingCodes;
  readonly texts: readonly number[];
}

async function writeSome(
  { values, dataShape }: TextWork,
  { decoding, codes, texts }: RowGroup,
  { strategy, seed, firstStream = 0, allowUnknown }: RowChoice,
  tell: Tell,
): Promise<readonly WrittenTokens[]> {
  const { rows, vocabularySize } = decoding;
  const { longestText } = textSizes({ dataShape });
  // the likeliest word of a bag is the same at every step: each is written once
  const writesOnce = values.wordDecoder === 'bag-of-words' && strategy.kind === 'greedy';
  const drafts = texts.map((text): Draft => {
    const random = randomStream([seed, firstStream + text], 'writing');
    return { ids: [], random, logProbability: 0, isOver: false };
  });
  const context = contextRows(codes, texts, rows);
  let state = decoding.start(context);
  const tokens = new Int32Array(rows).fill(reservedTokens.start);
  while (drafts.some(({ isOver }) => !isOver)) {
    const next = decoding.next(context, state, tokens);
    state = next.state;
    drafts.forEach((draft, row) => {
      if (draft.isOver) return;
      const possible = next.logProbabilities.subarray(row * vocabularySize, (row + 1) * vocabularySize);
      forbid(possible, allowUnknown);
      if (writesOnce) for (const id of draft.ids) possible[id] = -Infinity;
      const token = chooseToken(possible, strategy, draft.random);
      draft.ids.push(token);
      draft.logProbability += possible[token]!;
      draft.isOver = token === reservedTokens.end || draft.ids.length === longestText;
      tokens[row] = token;
    });
    await tell('writing texts', texts[0]!, codes.count);
  }
  return drafts.map(({ ids, logProbability }) => {
    return { ids: Int32Array.from(ids), logProbability, isCut: ids.at(-1) !== reservedTokens.end };
  });
}
