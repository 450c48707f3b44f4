import { expect, test } from 'vitest';
import { hyperparameters } from '#shared/contract/hyperparameters.ts';
import { groupTitles } from '#renderer/state/group-titles.ts';

test('every hyperparameter has a place in the form', () => {
  const shown = new Set(groupTitles.map(({ group }) => group));
  expect(hyperparameters.filter((row) => !shown.has(row.group))).toEqual([]);
});
