/**
 * A character of a script that is written without blanks between words, or of its punctuation. Between two words a blank
 * goes without saying unless such a character is beside it.
 */
export const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u;

const startsUnspaced = new RegExp(`^${unspaced.source}`, 'u');
const endsUnspaced = new RegExp(`${unspaced.source}$`, 'u');

/** Whether two tokens that follow one another are written without a blank because of their scripts. */
export function areUnspaced(left: string, right: string): boolean {
  return endsUnspaced.test(left) || startsUnspaced.test(right);
}
