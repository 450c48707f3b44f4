import type { RandomStream } from '#shared/random/random-stream.ts';

export interface TokenNoise {
  /** The chance of each token to be left out; a text that has tokens keeps at least one. */
  readonly dropRate: number;
  /** The chance of each token that is left to become `unknown`. */
  readonly maskRate: number;
  /** No token moves farther than so many places; 0 keeps the order. */
  readonly shuffleWindow: number;
  /** The id that stands for any word. */
  readonly unknown: number;
}

/**
 * A text as a denoising model reads it (Lample et al. 2018, section 2.3; Shen et al. 2020): tokens change
 * places, are left out and masked, in this order. Ids without end mark and padding. (T) → (at most T)
 */
export function noisyTokens(tokens: Int32Array, noise: TokenNoise, random: RandomStream): Int32Array {
  const { dropRate, maskRate, shuffleWindow, unknown } = noise;
  requireRate('dropRate', dropRate);
  requireRate('maskRate', maskRate);
  const shuffled = shuffledWithin(tokens, shuffleWindow, random);
  const kept = shuffled.filter(() => random.uniform() >= dropRate);
  const left = kept.length > 0 || tokens.length === 0 ? kept : shuffled.slice(random.below(tokens.length)).slice(0, 1);
  return left.map((token) => (random.uniform() < maskRate ? unknown : token));
}

/** Sorted by place plus a number below window + 1: nothing passes what stands more than the window ahead. */
function shuffledWithin(tokens: Int32Array, window: number, random: RandomStream): Int32Array {
  if (!(Number.isInteger(window) && window >= 0)) {
    throw new Error(`noisyTokens: shuffleWindow is ${window}, expected a whole number of places`);
  }
  if (window === 0) return tokens.slice();
  const keys = Float64Array.from(tokens, (_, place) => place + (window + 1) * random.uniform());
  const order = Array.from(tokens, (_, place) => place).sort((a, b) => keys[a]! - keys[b]!);
  return Int32Array.from(order, (place) => tokens[place]!);
}

export interface CharacterNoise {
  /** The chance of an edit at each character. */
  readonly rate: number;
  /** What is typed instead and in between; characters, each as probable. */
  readonly alphabet: string;
}

/**
 * A text with typing errors: at each character, with chance `rate`, one of four edits, each as probable: another
 * character before it, the character left out, another one instead, or places changed with the next (Damerau 1964 counts
 * these as one error each). An exchange with an equal character, or of the last one, changes nothing.
 */
export function noisyCharacters(text: string, { rate, alphabet }: CharacterNoise, random: RandomStream): string {
  requireRate('rate', rate);
  const letters = Array.from(new Set(alphabet));
  if (letters.length < 2)
    throw new Error(`noisyCharacters: alphabet is "${alphabet}", expected two characters or more`);
  const characters = Array.from(text);
  const written: string[] = [];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    if (random.uniform() >= rate) {
      written.push(character);
      continue;
    }
    const kind = random.below(4);
    if (kind === 0) written.push(letters[random.below(letters.length)]!, character);
    if (kind === 2) written.push(otherLetter(letters, character, random));
    if (kind === 3) {
      written.push(...characters.slice(i, i + 2).reverse());
      i++; // the next has had its edit
    }
  }
  return written.join('');
}

function otherLetter(letters: readonly string[], character: string, random: RandomStream): string {
  const others = letters.filter((letter) => letter !== character);
  return others[random.below(others.length)]!;
}

function requireRate(name: string, rate: number): void {
  if (!(rate >= 0 && rate <= 1)) throw new Error(`text noise: ${name} is ${rate}, expected 0 to 1`);
}
