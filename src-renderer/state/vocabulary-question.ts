import { vocabularyRequestSchema } from '#shared/contract/vocabulary.ts';
import type { VocabularyRequest } from '#shared/contract/vocabulary.ts';
import type { DataSource } from './data-source.ts';

const names = [
  'tokenization',
  'letterCase',
  'vocabularySize',
  'longestText',
  'trainingExamples',
  'validationExamples',
] as const;

/** What is asked about the vocabulary of a form, whatever its other rows say; null while one of these cannot be read. */
export function vocabularyQuestion(
  loose: Readonly<Record<string, unknown>>,
  source: DataSource | undefined,
): VocabularyRequest | null {
  if (source?.kind !== 'texts') return null;
  const values = Object.fromEntries(names.map((name) => [name, loose[name]]));
  const request = vocabularyRequestSchema.safeParse({ hash: source.hash, ...values });
  return request.success ? request.data : null;
}
