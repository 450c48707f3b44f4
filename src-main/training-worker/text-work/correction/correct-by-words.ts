import { emptyReading, endedReading, longerReadings } from '#shared/language/noisy-channel.ts';
import type { Reading } from '#shared/language/noisy-channel.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';
import { trainingTrigram } from '../training-texts.ts';
import type { TypedTexts } from './typed-texts.ts';
import { wordKnowledge } from './word-knowledge.ts';

/** Readings of a text that are followed side by side; the same for both channels. */
export const channelWidth = 8;

/** The baseline that looks at single words: an unknown one becomes the most frequent of the nearest. */
export async function correctByUnigram(
  work: TextWork,
  { words }: TypedTexts,
  tell: Tell,
): Promise<readonly (readonly string[])[]> {
  const { mostFrequentBy } = await wordKnowledge(work, tell);
  return words.map((text) => text.map(mostFrequentBy));
}

/** The baseline that looks at what stands before: the same noisy channel with a trigram of the training texts for the model. */
export async function correctByTrigram(
  work: TextWork,
  { words }: TypedTexts,
  errorRate: number,
  tell: Tell,
): Promise<readonly (readonly string[])[]> {
  const { meantBy } = await wordKnowledge(work, tell);
  const natsAfter = await trigramNats(work, tell);
  const corrected: (readonly string[])[] = [];
  for (const [i, text] of words.entries()) {
    await tell('correcting by the trigram', i, words.length);
    let readings: readonly Reading[] = [emptyReading];
    const natsOf = (place: number, token: number) => natsAfter(readings[place]!.tokens, token);
    for (const word of text) readings = longerReadings(readings, meantBy(word, errorRate), natsOf, channelWidth);
    corrected.push(endedReading(readings, natsOf, reservedTokens.end).words);
  }
  return corrected;
}

/** −ln p(token | the two before it), kept: the same three words come again and again. */
async function trigramNats(work: TextWork, tell: Tell): Promise<(before: readonly number[], token: number) => number> {
  const trigram = await trainingTrigram(work, tell);
  const known = new Map<string, number>();
  return (before, token) => {
    const ids = [...before.slice(-2), token]; // with fewer before it the sentence begins here
    const key = ids.join();
    const nats = known.get(key) ?? trigram.nats(Int32Array.from(ids)).at(-1)!; // one for each id
    known.set(key, nats);
    return nats;
  };
}
