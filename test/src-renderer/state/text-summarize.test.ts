import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { emptySummarizeForm, readSummarizeForm } from '#renderer/state/text-summarize.ts';

const model = { ...defaultHyperparameters, network: 'recurrent', labelCondition: 'none' } as const;
const read = (changes: object, of: Parameters<typeof readSummarizeForm>[1] = model) =>
  readSummarizeForm({ ...emptySummarizeForm, ...changes }, of);

test('asks for texts, for a group as people count, or for a corpus', () => {
  const common = { kind: 'summarize', label: null, seed: 1 };
  const ofTexts = { kind: 'texts', texts: ['one', 'two'] };
  expect(read({ texts: 'one\n two \n' })).toEqual({ ok: true, request: { ...common, of: ofTexts, sentences: 1 } });
  const ofGroup = { kind: 'group', corpus: 'amazon', part: 'dev', index: 2 };
  expect(read({ part: 'group', corpus: 'amazon', corpusPart: 'dev', group: '3' })).toEqual({
    ok: true,
    request: { ...common, of: ofGroup, sentences: 4 },
  });
  const ofCorpus = { kind: 'corpus', corpus: 'opinosis', part: 'test' };
  expect(read({ part: 'corpus', sentences: '2' })).toEqual({
    ok: true,
    request: { ...common, of: ofCorpus, sentences: 2 },
  });
});

test('says what is missing or cannot be read', () => {
  const message = (...given: Parameters<typeof read>) => {
    const found = read(...given);
    return found.ok ? null : found.message;
  };
  expect(message({ texts: 'one' })).toMatch(/two texts at least/);
  expect(message({ part: 'group', group: '0' })).not.toBeNull();
  expect(message({ part: 'corpus', group: '0' })).toBeNull(); // not used there
  expect(message({ part: 'corpus', sentences: '21' })).not.toBeNull();
  expect(message({ part: 'corpus' }, { ...model, labelCondition: 'label' })).toMatch(/label of the texts/);
});
