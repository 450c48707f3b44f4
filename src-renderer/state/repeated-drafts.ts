import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import { seedName, withoutSeed } from './seed-names.ts';

export const mostRepeats = 100;

/** How often a draft is to be trained, or what is wrong with the text that says so. */
export type Repeats =
  { readonly count: number; readonly error: null } | { readonly count: null; readonly error: string };

export function readRepeats(text: string, firstSeed: number): Repeats {
  const count = Number(text);
  if (!/^\s*\d+\s*$/.test(text) || count < 1 || count > mostRepeats) {
    return { count: null, error: `Seeds: expected a whole number from 1 to ${mostRepeats}.` };
  }
  const row = hyperparameterRow('seed');
  const largest = row.kind === 'integer' ? row.maximum : Infinity;
  if (firstSeed + count - 1 > largest) return { count: null, error: `Seeds: the last one would be above ${largest}.` };
  return { count, error: null };
}

/** One draft for each seed from the draft's own on. A single one stays as it is; of several each says its seed. */
export function repeatedDrafts(draft: RunDraft, count: number, nameOfNone: string): readonly RunDraft[] {
  if (count === 1) return [draft];
  const name = withoutSeed(draft.name) || nameOfNone;
  return Array.from({ length: count }, (_, i) => {
    const seed = draft.hyperparameters.seed + i;
    return { ...draft, name: seedName(name, seed), hyperparameters: { ...draft.hyperparameters, seed } };
  });
}
