import { emptyReading, endedReading, longerReadings } from '#shared/language/noisy-channel.ts';
import type { MeantWord, Reading } from '#shared/language/noisy-channel.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextDecoding } from '#main/engine/text-decoding.ts';
import { contextRows, stateRows } from '../decoding-rows.ts';
import { posteriorsOf } from '../given-texts.ts';
import { readableTokens } from '../readable-tokens.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';
import { writeTexts } from '../write-texts.ts';
import type { WritingCodes } from '../writing.ts';
import { channelWidth } from './correct-by-words.ts';
import { wordForm } from './typed-texts.ts';
import type { TypedTexts } from './typed-texts.ts';
import { wordKnowledge } from './word-knowledge.ts';

/** Texts whose codes are computed between two looks at messages. */
const textsAtOnce = 256;

/** Posterior means of what was typed. */
async function typedCodes(work: TextWork, { words, labels }: TypedTexts, tell: Tell): Promise<WritingCodes> {
  const { join } = wordForm(work);
  const { latentSize } = work.values;
  const z = new Float32Array(words.length * latentSize);
  for (let start = 0; start < words.length; start += textsAtOnce) {
    await tell('encoding the texts', start, words.length);
    const some = words.slice(start, start + textsAtOnce).map((text) => readableTokens(work, join(text)));
    const told = labels && labels.subarray(start, start + some.length);
    z.set(posteriorsOf(work, some, told).means, start * latentSize);
  }
  return { count: words.length, z, labels };
}

/** What the model writes from the code of what was typed: the likeliest text that the search finds. */
export async function correctByDecoding(
  work: TextWork,
  typed: TypedTexts,
  tell: Tell,
): Promise<readonly (readonly string[])[]> {
  const codes = await typedCodes(work, typed, tell);
  const isInOrder = work.values.wordDecoder === 'in-order';
  const strategy = isInOrder ? ({ kind: 'beam', width: 5, lengthPower: 0 } as const) : ({ kind: 'greedy' } as const);
  const written = await writeTexts(work, codes, { strategy, seed: 0, allowUnknown: false }, tell);
  const { cut } = wordForm(work);
  return written.map(({ ids }) => cut(work.tokenizer.decode(ids)));
}

/**
 * The noisy channel with p(text | z) of the model for its language, z the code of what was typed. 'arguments/invalid' for a
 * decoder that writes no words in order.
 */
export async function correctByChannel(
  work: TextWork,
  typed: TypedTexts,
  errorRate: number,
  tell: Tell,
): Promise<readonly (readonly string[])[]> {
  requireOrder(work);
  const { meantBy } = await wordKnowledge(work, tell);
  const codes = await typedCodes(work, typed, tell);
  const decoding = work.runner.decoding();
  const together = Math.floor(decoding.rows / channelWidth);
  const longest = textSizes(work).longestText - 1;
  const corrected = new Array<readonly string[]>(codes.count);
  const byLength = [...typed.words.keys()].sort((a, b) => typed.words[a]!.length - typed.words[b]!.length);
  for (let start = 0; start < codes.count; start += together) {
    const texts = byLength.slice(start, start + together); // alike in length: a search goes on until its longest is done
    const meant = texts.map((text) => typed.words[text]!.slice(0, longest).map((word) => meantBy(word, errorRate)));
    const found = await search(decoding, { texts, meant, codes }, () =>
      tell('correcting by the model', start, codes.count),
    );
    texts.forEach((text, i) => (corrected[text] = [...found[i]!.words, ...typed.words[text]!.slice(longest)])); // one each
  }
  return corrected;
}

interface Search {
  readonly texts: readonly number[];
  /** Of each text, word by word. */
  readonly meant: readonly (readonly (readonly MeantWord[])[])[];
  readonly codes: WritingCodes;
}

/** Text i has the rows from i · width on, a reading each. */
async function search(
  decoding: TextDecoding,
  { texts, meant, codes }: Search,
  tellStep: () => Promise<void>,
): Promise<readonly Reading[]> {
  const { rows, vocabularySize } = decoding;
  const textOfRow = Array.from({ length: rows }, (_, row) => texts[Math.floor(row / channelWidth)] ?? texts[0]!);
  const context = contextRows(codes, textOfRow, rows);
  let state = decoding.start(context);
  const tokens = new Int32Array(rows).fill(reservedTokens.start);
  const readings: (readonly Reading[])[] = texts.map(() => [emptyReading]);
  const done = new Array<Reading | null>(texts.length).fill(null);
  for (let step = 0; done.includes(null); step++) {
    await tellStep();
    const next = decoding.next(context, state, tokens);
    const sources = Array.from({ length: rows }, (_, row) => row);
    texts.forEach((_, i) => {
      if (done[i]) return;
      const first = i * channelWidth;
      const natsOf = (place: number, token: number) =>
        -next.logProbabilities[(first + place) * vocabularySize + token]!;
      const words = meant[i]![step];
      if (!words) {
        done[i] = endedReading(readings[i]!, natsOf, reservedTokens.end);
        return;
      }
      readings[i] = longerReadings(readings[i]!, words, natsOf, channelWidth);
      readings[i].forEach((reading, place) => {
        sources[first + place] = first + reading.parent;
        tokens[first + place] = reading.tokens.at(-1)!; // it has just got one
      });
    });
    state = stateRows(next.state, sources);
  }
  return done.filter((reading) => reading !== null);
}

function requireOrder({ values }: TextWork): void {
  if (values.network !== 'topics' && values.wordDecoder === 'in-order') return;
  const what = 'method: this model writes no words in order, which the channel asks it for; choose another run.';
  throw new WorkbenchError('arguments/invalid', what, { name: 'method' });
}
