import { areUnspaced, unspaced } from './unspaced-scripts.ts';

/**
 * Words and single marks. A word is letters with their marks, digits, apostrophes and joiners; a typographic apostrophe
 * only inside. An emoji is one mark, however many characters it is made of.
 */
const spacedToken =
  /\p{RI}{2}|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}|[\u{E0020}-\u{E007F}])*|[\p{L}\p{M}\p{N}_'\u200C\u200D]+(?:’[\p{L}\p{M}\p{N}_'\u200C\u200D]+)*|\S/gu;

/**
 * Cuts a normalized text into words and marks. Runs of scripts that write no blanks are cut by dictionary, as `language`
 * has it; beside them a blank says something, and is a token.
 */
export function wordCutter(language: string): (text: string) => readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => {
    if (!unspaced.test(text)) return text.match(spacedToken) ?? [];
    const tokens: string[] = [];
    for (const part of text.split(' ')) {
      const found = cutPart(part, segmenter);
      const [left, right] = [tokens.at(-1), found[0]];
      if (left !== undefined && right !== undefined && areUnspaced(left, right)) tokens.push(' ');
      for (const token of found) tokens.push(token);
    }
    return tokens;
  };
}

function cutPart(part: string, segmenter: Intl.Segmenter): readonly string[] {
  return (part.match(spacedToken) ?? []).flatMap((token) =>
    unspaced.test(token) ? Array.from(segmenter.segment(token), ({ segment }) => segment) : [token],
  );
}
