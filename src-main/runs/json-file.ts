import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** What a JSON file holds; throws 'file/invalid' with the file, and with every place at which it does not fit. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbenchError('file/invalid', `${file}: expected ${what} as JSON, ${reason}.`, { file });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new WorkbenchError('file/invalid', `${file}: expected ${what}; ${issues.join('; ')}.`, { file });
}
