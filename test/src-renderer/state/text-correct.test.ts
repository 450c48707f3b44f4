import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { emptyCorrectForm, possibleMethods, readCorrectForm } from '#renderer/state/text-correct.ts';

const model = {
  ...defaultHyperparameters,
  network: 'recurrent',
  tokenization: 'words',
  labelCondition: 'none',
} as const;

test('texts are lines, and both methods are asked where the model writes words in order', () => {
  const read = readCorrectForm({ ...emptyCorrectForm, texts: ' one \n\ntwo' }, model);
  const of = { kind: 'texts', texts: ['one', 'two'] };
  expect(read).toEqual({ ok: true, request: { kind: 'correct', of, methods: ['decode', 'channel'], label: null } });
  expect(possibleMethods({ ...model, tokenization: 'characters' })).toEqual(['decode']);
  expect(possibleMethods({ ...model, wordDecoder: 'bag-of-words' })).toEqual(['decode']);
});

test('held-out texts have their own labels', () => {
  const told = { ...model, labelCondition: 'label' } as const;
  const read = readCorrectForm({ ...emptyCorrectForm, part: 'measure', label: 'pos' }, told);
  const of = { kind: 'held-out', count: 200, noiseRate: 0.05, seed: 1 };
  expect(read).toMatchObject({ ok: true, request: { of, label: null } });
});

test('says what is missing or cannot be read', () => {
  const message = (changes: object, of = model as Parameters<typeof readCorrectForm>[1]) => {
    const read = readCorrectForm({ ...emptyCorrectForm, ...changes }, of);
    return read.ok ? null : read.message;
  };
  expect(message({})).toBe('Type a text with mistakes first.');
  expect(message({ texts: 'a' }, { ...model, labelCondition: 'label' })).toMatch(/label of the texts/);
  expect(message({ part: 'measure', count: '3' })).toMatch(/10/);
  expect(message({ part: 'measure', noiseRate: 'often' })).not.toBeNull();
});
