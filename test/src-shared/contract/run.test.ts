import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { runDraftSchema, runIdSchema } from '#shared/contract/run.ts';
import { describe, expect, it } from 'vitest';

const draft = {
  name: 'a first run',
  preset: null,
  datasetHash: 'a'.repeat(64),
  hyperparameters: defaultHyperparameters,
};

describe('runDraftSchema', () => {
  it('takes a draft that spells out every hyperparameter', () => {
    expect(runDraftSchema.parse(draft)).toEqual(draft);
  });

  it('refuses a draft that leaves one to a default', () => {
    const { seed: _, ...incomplete } = defaultHyperparameters;
    expect(runDraftSchema.safeParse({ ...draft, hyperparameters: incomplete }).success).toBe(false);
  });

  it.each(['', 'A'.repeat(64), 'a'.repeat(63), '../../etc'])('refuses %j as the hash of a dataset', (datasetHash) => {
    expect(runDraftSchema.safeParse({ ...draft, datasetHash }).success).toBe(false);
  });
});

describe('runIdSchema', () => {
  it('takes an id, and refuses what could be a path', () => {
    expect(runIdSchema.safeParse('20261124abcd').success).toBe(true);
    for (const id of ['', 'short', '../../../etc', 'Abcdefgh', 'a/bcdefgh', 'a'.repeat(33)]) {
      expect(runIdSchema.safeParse(id).success).toBe(false);
    }
  });
});
