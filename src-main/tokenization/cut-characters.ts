/**
 * Code units of which each is a character for a reader, whatever stands beside it: Latin, Greek and Cyrillic letters,
 * common punctuation, kana, ideographs, Hangul syllables and full-width forms, none of which combines.
 */
const simple =
  /^[\u0020-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u3000-\u3029\u3041-\u3096\u309B-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF9D]*$/;

/** Cuts a text into what a reader takes for one character (grapheme clusters of Unicode). */
export function characterCutter(language: string): (text: string) => readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'grapheme' });
  // the segmenter takes twenty times as long
  return (text) => (simple.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment));
}
