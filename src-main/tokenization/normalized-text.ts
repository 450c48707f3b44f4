import type { Cutting } from './vocabulary.ts';

/** The text as it is cut: one blank for any white space, letters composed (NFC), lower case as the language has it. */
export function normalizedText(text: string, { letterCase, language }: Omit<Cutting, 'tokenization'>): string {
  const tidied = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (letterCase === 'kept') return tidied;
  // a lower-case letter may be one that has to be composed again
  return tidied.toLocaleLowerCase(localeOf(language)).normalize('NFC');
}

/** "und" is a language tag, but no locale that changes how letters become lower case. */
function localeOf(language: string): string | undefined {
  return language === 'und' ? 'en' : language;
}
