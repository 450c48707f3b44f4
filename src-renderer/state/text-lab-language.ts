import type { TextManifest } from '#shared/contract/dataset.ts';

/** The language of texts as an element says it; undefined where it is not known. */
export function languageOf(dataset: Pick<TextManifest, 'language'> | undefined): string | undefined {
  return dataset === undefined || dataset.language === 'und' ? undefined : dataset.language;
}
