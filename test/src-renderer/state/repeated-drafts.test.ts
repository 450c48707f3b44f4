import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { readRepeats, repeatedDrafts } from '#renderer/state/repeated-drafts.ts';

const draft = {
  name: 'Wide',
  preset: null,
  datasetHash: 'a'.repeat(64),
  hyperparameters: { ...defaultHyperparameters, seed: 7 },
};

test('a draft for each seed from its own on, equal in all else', () => {
  const drafts = repeatedDrafts(draft, 3, 'Quick look');
  expect(drafts.map(({ name, hyperparameters }) => [name, hyperparameters.seed])).toEqual([
    ['Wide · seed 7', 7],
    ['Wide · seed 8', 8],
    ['Wide · seed 9', 9],
  ]);
  for (const { hyperparameters } of drafts) expect({ ...hyperparameters, seed: 7 }).toEqual(draft.hyperparameters);
});

test('a single one stays as it is; without a name the preset lends its own', () => {
  expect(repeatedDrafts(draft, 1, 'Quick look')).toEqual([draft]);
  expect(repeatedDrafts({ ...draft, name: '' }, 2, 'Quick look')[1]!.name).toBe('Quick look · seed 8');
  expect(repeatedDrafts({ ...draft, name: '' }, 2, '')[1]!.name).toBe('seed 8');
});

test.each(['', 'many', '0', '-1', '1.5', '101', '1e1'])('“%s” is no number of seeds', (text) => {
  expect(readRepeats(text, 1)).toEqual({ count: null, error: 'Seeds: expected a whole number from 1 to 100.' });
});

test('whole numbers are read, unless the last seed would be too large', () => {
  expect(readRepeats(' 5 ', 1)).toEqual({ count: 5, error: null });
  expect(readRepeats('2', 2_147_483_646)).toEqual({ count: 2, error: null });
  expect(readRepeats('3', 2_147_483_646).error).toContain('above 2147483647');
});
