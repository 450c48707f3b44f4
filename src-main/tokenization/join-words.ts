import { areUnspaced } from './unspaced-scripts.ts';

/** Marks that lean on the word before them: closing ones, percent and degree signs. */
const leansLeft = /^[,.;:!?%‰°…\u00AD\p{Pe}\p{Pf}]$/u;
/** Marks that lean on the word after them. */
const leansRight = /^[#@¿¡\p{Ps}\p{Pi}\p{Sc}]$/u;
/** In French these stand apart from their words. */
const apartInFrench = /^[;:!?«»]$/u;
/** Ends of English words that corpora have cut off: it 's, do n't. */
const cutOff = /^(?:'(?:s|d|m|ll|ve|re)|n't)$/iu;
const isWord = /^[\p{L}\p{M}\p{N}_']/u;

/** A token, those around it (empty where there is none), and what came before. */
interface Place {
  readonly past: string;
  readonly left: string;
  readonly token: string;
  readonly right: string;
  /** A straight quote is open. */
  readonly isQuoted: boolean;
  readonly isFrench: boolean;
}

/**
 * Words and marks as a text that reads naturally, as far as they tell: "don't stop , please ." is "don't stop, please.".
 * Straight quotes open and close in turn; one hyphen or slash between two words joins them.
 */
export function joinWords(tokens: readonly string[], language: string): string {
  const isFrench = new Intl.Locale(language).language === 'fr';
  let text = '';
  let isQuoted = false;
  for (const [index, token] of tokens.entries()) {
    const [past, left, right] = [tokens[index - 2] ?? '', tokens[index - 1] ?? '', tokens[index + 1] ?? ''];
    const place = { past, left, token, right, isQuoted, isFrench };
    text += needsNoBlank(place) || leans(place) || isInside(place) ? token : ` ${token}`;
    if (token === '"') isQuoted = !isQuoted;
  }
  return text;
}

function needsNoBlank({ left, token }: Place): boolean {
  return left === '' || left === ' ' || token === ' ' || areUnspaced(left, token);
}

function leans({ left, token, isQuoted, isFrench }: Place): boolean {
  if (isQuoted && (token === '"' || left === '"')) return true;
  if (cutOff.test(token)) return true;
  if (leansLeft.test(token)) return !(isFrench && apartInFrench.test(token));
  return leansRight.test(left) && !(isFrench && apartInFrench.test(left));
}

function isInside({ past, left, token, right }: Place): boolean {
  if (isBetweenWords(left, token, right) || isBetweenWords(past, left, token)) return true;
  if (token === '-' && left === '-') return true;
  return isInNumber(past, left, token) || isAbbreviated(past, left, token, right);
}

function isBetweenWords(left: string, mark: string, right: string): boolean {
  return (mark === '-' || mark === '/') && isWord.test(left) && isWord.test(right);
}

/** Of 3.5, 7:30 and 1,000: the digits after the mark. */
function isInNumber(left: string, mark: string, right: string): boolean {
  if (!/\p{N}$/u.test(left)) return false;
  if (mark === '.') return /^\p{N}/u.test(right);
  if (mark === ':') return /^\p{N}{2}$/u.test(right);
  return mark === ',' && /^\p{N}{3}$/u.test(right);
}

/** Of p.m. the second letter; not of "so do I. I …". */
function isAbbreviated(left: string, mark: string, letter: string, right: string): boolean {
  return mark === '.' && right === '.' && /^\p{L}$/u.test(left) && /^\p{L}$/u.test(letter);
}
