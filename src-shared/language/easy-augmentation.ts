import type { RandomStream } from '#shared/random/random-stream.ts';

export interface EasyAugmentation {
  /** `delete` leaves each word out with chance `rate`, but one; `swap` exchanges two words, `rate` · words times, at least once. */
  readonly operation: 'delete' | 'swap';
  readonly rate: number;
}

/**
 * A text with words left out or exchanged: those two of the four operations of easy data augmentation that need no
 * thesaurus (Wei & Zou 2019, section 2). A text of one word stays as it is.
 */
export function easyAugmentation(
  words: readonly string[],
  { operation, rate }: EasyAugmentation,
  random: RandomStream,
): readonly string[] {
  if (!(rate >= 0 && rate <= 1)) throw new Error(`easyAugmentation: rate is ${rate}, expected 0 to 1`);
  if (words.length < 2) return words;
  if (operation === 'delete') {
    const kept = words.filter(() => random.uniform() >= rate);
    return kept.length > 0 ? kept : [words[random.below(words.length)]!];
  }
  const swapped = [...words];
  for (let done = 0; done < Math.max(1, Math.round(rate * words.length)); done++) {
    const [first, second] = [random.below(words.length), random.below(words.length)];
    [swapped[first], swapped[second]] = [swapped[second]!, swapped[first]!];
  }
  return swapped;
}
