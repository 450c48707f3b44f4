import { rougeN, rougeTokens } from '#shared/language/rouge.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import type { RandomStream } from '#shared/random/random-stream.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';
import { writeTexts } from '../write-texts.ts';
import type { SentenceGroup } from './sentence-group.ts';

/** Some of the texts, as their places, rising: their codes count alike, the others not at all. */
type Subset = readonly number[];

/** Of so many texts all combinations are tried: 255 at most. */
const mostExhaustive = 8;

/** Of more texts so many subsets are drawn, and so often as many changes of the best ones. */
const drawn = 128;
const rounds = 3;
const changedBest = 8;

/** What is written from the mean of the codes of all texts. */
export async function writtenFromMean(work: TextWork, group: SentenceGroup, tell: Tell): Promise<readonly string[]> {
  const all = Array.from(group.textWords.keys());
  return writtenFrom(work, group, [all], tell);
}

/**
 * What is written from combinations of codes, chosen by what it has in common with the texts (ROUGE-1 F, the mean over the
 * texts), never by anybody's summary (Iso et al. 2021): the mean of each subset of up to eight texts; of more, subsets that are
 * drawn and changed where they are best. Further sentences are added as long as they bring the whole nearer to the texts.
 */
export async function writtenFromCombinations(
  work: TextWork,
  group: SentenceGroup,
  { count, seed }: { readonly count: number; readonly seed: number },
  tell: Tell,
): Promise<readonly string[]> {
  const texts = group.textWords.length;
  const likeInputsOf = (sentences: readonly string[]) => likeInputs(sentences, group.textWords);
  if (texts <= mostExhaustive) {
    return bestSentences(await writtenFrom(work, group, allSubsets(texts), tell), count, likeInputsOf);
  }
  const random = randomStream([seed, 0], 'summary/combinations');
  let subsets: readonly Subset[] = Array.from({ length: drawn }, () => drawnSubset(texts, random));
  const known = new Map<string, { readonly subset: Subset; readonly text: string; readonly score: number }>();
  for (let round = 0; round <= rounds; round++) {
    const written = await writtenFrom(work, group, subsets, tell);
    written.forEach((text, i) => {
      const subset = subsets[i]!; // one text for each
      known.set(subset.join(), { subset, text, score: likeInputsOf([text]) });
    });
    const best = [...known.values()].sort((a, b) => b.score - a.score).slice(0, changedBest);
    subsets = Array.from({ length: drawn }, (_, i) => changedSubset(best[i % best.length]!.subset, texts, random));
  }
  return bestSentences(
    Array.from(known.values(), ({ text }) => text),
    count,
    likeInputsOf,
  );
}

/** ROUGE-1 F of sentences as one text with texts, the mean over these. */
export function likeInputs(sentences: readonly string[], texts: readonly (readonly string[])[]): number {
  const words = sentences.flatMap(rougeTokens);
  return texts.reduce((sum, text) => sum + rougeN(words, text, 1), 0) / texts.length;
}

/** The sentence of the most, and those that add to it, the most first. */
export function bestSentences(
  candidates: readonly string[],
  count: number,
  scoreOf: (sentences: readonly string[]) => number,
): readonly string[] {
  const left = new Set(candidates);
  let chosen: readonly string[] = [];
  let score = -Infinity;
  while (chosen.length < count && left.size > 0) {
    const next = Array.from(left, (sentence) => ({ sentence, score: scoreOf([...chosen, sentence]) }));
    const best = next.reduce((most, one) => (one.score > most.score ? one : most));
    if (!(best.score > score)) break;
    score = best.score;
    chosen = [...chosen, best.sentence];
    left.delete(best.sentence);
  }
  return chosen;
}

/** 2^n − 1 of them. */
export function allSubsets(count: number): readonly Subset[] {
  return Array.from({ length: 2 ** count - 1 }, (_, i) => {
    return Array.from({ length: count }, (_unused, place) => place).filter((place) => ((i + 1) >> place) & 1);
  });
}

function drawnSubset(count: number, { below }: RandomStream): Subset {
  const size = 1 + below(mostExhaustive);
  const members = new Set(Array.from({ length: size }, () => below(count)));
  return [...members].sort((a, b) => a - b);
}

/** With one text more or one less. */
function changedSubset(subset: Subset, count: number, { below }: RandomStream): Subset {
  const place = below(2) === 0 ? below(count) : subset[below(subset.length)]!; // a subset has members
  const without = subset.filter((one) => one !== place);
  if (without.length < subset.length && without.length > 0) return without;
  return [...new Set([...subset, place])].sort((a, b) => a - b);
}

/** The likeliest word at every step, from the mean code of each subset. */
async function writtenFrom(
  work: TextWork,
  { textCodes, label }: SentenceGroup,
  subsets: readonly Subset[],
  tell: Tell,
): Promise<readonly string[]> {
  const { latentSize } = work.values;
  const z = new Float32Array(subsets.length * latentSize);
  subsets.forEach((subset, row) => {
    for (const text of subset) {
      for (let i = 0; i < latentSize; i++) {
        z[row * latentSize + i]! += textCodes[text * latentSize + i]! / subset.length;
      }
    }
  });
  const labels = label === null ? null : new Int32Array(subsets.length).fill(label);
  const choice = { strategy: { kind: 'greedy' }, seed: 0, allowUnknown: false } as const;
  const written = await writeTexts(work, { count: subsets.length, z, labels }, choice, tell);
  return written.map(({ ids }) => work.tokenizer.decode(ids));
}
