import { readFileSync } from 'node:fs';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { reservedNames, vocabularySchema } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** As a whole or not at all. Throws 'disk/full'. */
export function writeVocabulary(file: string, vocabulary: Vocabulary): void {
  writeFileDurably(file, Buffer.from(`${JSON.stringify(vocabulary)}\n`));
}

/** What `writeVocabulary` wrote; throws 'file/invalid' with the file and what is wrong with it. */
export function readVocabulary(file: string): Vocabulary {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
  const parsed = vocabularySchema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!; // a failure has one at least
    throw damaged(file, `${path.join('.')}: ${message}`);
  }
  const problem = problemOf(parsed.data);
  if (problem) throw damaged(file, problem);
  return parsed.data;
}

/** Ids would mean other tokens than those that a model has learned. */
function problemOf({ tokens, merges }: Vocabulary): string | null {
  const names = tokens.slice(0, reservedNames.length).join(' ');
  if (names !== reservedNames.join(' ')) return `expected the tokens ${reservedNames.join(' ')} first, found ${names}`;
  const known = new Set(tokens.slice(reservedNames.length));
  if (known.size !== tokens.length - reservedNames.length) return 'a token is there twice';
  const lost = merges.find((pair) => ![...pair, pair.join('')].every((token) => known.has(token)));
  return lost ? `the pair ${JSON.stringify(lost)} is not among the tokens, or its joint is not` : null;
}

function damaged(file: string, what: string): WorkbenchError {
  return new WorkbenchError('file/invalid', `${file}: expected a vocabulary; ${what}.`, { file });
}
