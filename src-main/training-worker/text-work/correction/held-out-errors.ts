import { noisyCharacters } from '#shared/language/text-noise.ts';
import { permutation } from '#shared/random/permutation.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import type { CorrectionTrial } from '#shared/contract/text-correction.ts';
import { alphabetOf } from '#main/training-worker/texts/input-noise.ts';
import type { TextSplit } from '#main/training-worker/texts/text-split.ts';
import type { TextWork } from '../text-work.ts';
import { wordForm } from './typed-texts.ts';
import type { TypedTexts } from './typed-texts.ts';

/** Texts as they were meant and as they are typed with one kind of errors. */
export interface ErrorsDone {
  readonly errors: CorrectionTrial['errors'];
  readonly meant: readonly (readonly string[])[];
  readonly typed: TypedTexts;
}

export interface ErrorChoice {
  /** Texts at most. */
  readonly count: number;
  readonly noiseRate: number;
  readonly seed: number;
}

/**
 * The first texts of a split that the seed gives, with each kind of errors. Where there are misspellings of any of their words,
 * texts without such a word are passed over, so that all kinds are done to the same texts; where there are none, as in
 * another language, there is no `misspelled`.
 */
export function heldOutErrors(
  work: TextWork,
  split: TextSplit,
  { count, noiseRate, seed }: ErrorChoice,
  misspellings: ReadonlyMap<string, readonly string[]>,
): readonly ErrorsDone[] {
  const { cut, join } = wordForm(work);
  const order = Array.from(permutation(split.count, seed, 0), (row) => ({ row, words: cut(split.texts[row]!) }));
  const misspellable = order.filter(({ words }) => words.some((word) => misspellings.has(word)));
  const chosen = (misspellable.length > 0 ? misspellable : order).slice(0, count);
  const meant = chosen.map(({ words }) => words);
  const labels = isToldLabels(work.values) ? Int32Array.from(chosen, ({ row }) => split.labels![row]!) : null; // it is told some
  const typedBy = (change: (words: readonly string[], row: number) => readonly string[]): TypedTexts => {
    return { words: chosen.map(({ words, row }) => change(words, row)), labels };
  };
  const alphabet = alphabetOf(work.dataset().data.vocabulary.tokens);
  const misspelled = (words: readonly string[], row: number) => {
    const { below } = randomStream([seed, row], 'correction/misspelled');
    const places = words.flatMap((word, place) => (misspellings.has(word) ? [place] : []));
    const place = places[below(places.length)]!; // there is one
    const wrong = misspellings.get(words[place]!)!; // as just looked at
    return words.with(place, wrong[below(wrong.length)]!);
  };
  const noisy = typedBy((words, row) => {
    const random = randomStream([seed, row], 'correction/characters');
    return cut(noisyCharacters(join(words), { rate: noiseRate, alphabet }, random));
  });
  return [
    ...(misspellable.length > 0 ? [{ errors: 'misspelled', meant, typed: typedBy(misspelled) } as const] : []),
    { errors: 'characters', meant, typed: noisy },
    { errors: 'none', meant, typed: typedBy((words) => words) },
  ];
}
