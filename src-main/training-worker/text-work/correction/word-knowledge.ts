import { nearWords } from '#shared/language/near-words.ts';
import type { NearWord } from '#shared/language/near-words.ts';
import type { MeantWord } from '#shared/language/noisy-channel.ts';
import { spellingModel } from '#shared/language/spelling-model.ts';
import { typingNats } from '#shared/language/typing-errors.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { alphabetOf } from '#main/training-worker/texts/input-noise.ts';
import { oncePerModel } from '../text-work.ts';
import type { TextWork } from '../text-work.ts';

/** What the training texts tell of words alone. */
export interface WordKnowledge {
  /** What may have been meant by a word, where an error is so frequent: itself, and words of the vocabulary that are near. */
  readonly meantBy: (word: string, errorRate: number) => readonly MeantWord[];
  /** The most frequent of the nearest words, if the word itself is unknown (Norvig 2007). */
  readonly mostFrequentBy: (word: string) => string;
}

/** More edits than these hardly happen in a word: 96 % of the misspellings of codespell have so many at most. */
const mostEdits = 2;

/** A word has at most so many others that may have been meant, the likeliest without what stands around it. */
const mostMeant = 24;

/** Words are made of letters and apostrophes; numbers and marks are not mended. */
const isMended = (word: string) => /^(?=.*\p{L})[\p{L}\p{M}'’]+$/u.test(word);

const textsAtOnce = 2000;

/** 'arguments/invalid' for a model that reads no words. */
export const wordKnowledge = oncePerModel(async (work, tell): Promise<WordKnowledge> => {
  requireWords(work);
  const { train, vocabulary } = work.dataset().data;
  const { tokens } = vocabulary;
  const counts = new Float64Array(tokens.length);
  for (const id of train.tokens) counts[id]!++;
  const total = train.tokens.length;
  const unknown: string[] = [];
  const idOf = new Map(tokens.map((word, id) => [word, id]));
  for (let row = 0; row < train.count; row++) {
    if (row % textsAtOnce === 0) await tell('learning the words', row, train.count);
    unknown.push(...work.tokenizer.cut(train.texts[row]!).filter((word) => !idOf.has(word)));
  }
  const spelled = spellingModel(unknown);
  const mended = Array.from(tokens.keys()).filter((id) => id > reservedTokens.unknown && isMended(tokens[id]!));
  const find = nearWords(
    mended.map((id) => tokens[id]!),
    mostEdits,
  );
  const known = new Map<string, readonly NearWord[]>();
  const near = (word: string): readonly NearWord[] => {
    if (!isMended(word)) return [];
    const found = known.get(word) ?? find(word);
    known.set(word, found);
    return found;
  };
  const letterCount = Array.from(alphabetOf(tokens)).length;

  const meantBy = (word: string, rate: number): readonly MeantWord[] => {
    const typed = (meant: string, distance: number) => {
      return typingNats(Array.from(meant).length, distance, { rate, letterCount });
    };
    const id = idOf.get(word);
    const itself: MeantWord =
      id === undefined
        ? { word, token: reservedTokens.unknown, nats: typed(word, 0) + spelled(word) }
        : { word, token: id, nats: typed(word, 0) };
    const others = near(word)
      .filter(({ distance }) => distance > 0)
      .map(({ place, distance }) => {
        const token = mended[place]!; // places are those of this list
        return { word: tokens[token]!, token, nats: typed(tokens[token]!, distance) };
      });
    const alone = ({ token, nats }: MeantWord) => nats - Math.log((counts[token]! + 1) / total);
    return [itself, ...others.sort((a, b) => alone(a) - alone(b)).slice(0, mostMeant)];
  };
  const mostFrequentBy = (word: string): string => {
    if (idOf.has(word)) return word;
    const found = near(word);
    const nearest = found.filter(({ distance }) => distance === found[0]!.distance).map(({ place }) => mended[place]!);
    if (nearest.length === 0) return word;
    return tokens[nearest.reduce((best, id) => (counts[id]! > counts[best]! ? id : best))]!;
  };
  return { meantBy, mostFrequentBy };
});

function requireWords({ values }: TextWork): void {
  if (values.tokenization === 'words') return;
  const what = `method: the channel mends words, and this model reads ${values.tokenization}; take the method decode alone.`;
  throw new WorkbenchError('arguments/invalid', what, { name: 'method' });
}
