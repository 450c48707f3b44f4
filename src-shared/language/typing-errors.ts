export interface TypingErrors {
  /** The chance of an error in a word, and of each further one. */
  readonly rate: number;
  /** How many different letters may be typed by mistake. */
  readonly letterCount: number;
}

/**
 * −ln p(typed | meant) in nats of a word that is so many edits away from what was meant, the noise of a noisy channel (Kernighan,
 * Church & Gale 1990) without a table of confusions: the number of edits is geometric, and of the edits of a word of n
 * letters (n deletions, n − 1 exchanges, n (L − 1) substitutions and (n + 1) L insertions) each is as probable.
 */
export function typingNats(meantLength: number, distance: number, { rate, letterCount }: TypingErrors): number {
  if (!(rate > 0 && rate < 1)) throw new Error(`typingNats: rate is ${rate}, expected more than 0 and less than 1`);
  const edits = 2 * meantLength - 1 + meantLength * (letterCount - 1) + (meantLength + 1) * letterCount;
  return -Math.log(1 - rate) + distance * (Math.log(edits) - Math.log(rate));
}
