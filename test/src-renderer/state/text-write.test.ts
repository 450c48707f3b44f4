import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { isTold, readWriteForm, sourcesOf, writeForm, writeSources } from '#renderer/state/text-write.ts';

const vae = { modelKind: 'vae' } as const;

test('a form as it is proposed writes twenty texts from the prior', () => {
  expect(readWriteForm(writeForm(vae), false, 'none')).toEqual({
    ok: true,
    request: {
      kind: 'generate',
      from: { kind: 'prior' },
      count: 20,
      label: null,
      strategy: { kind: 'sample', temperature: 1 },
      seed: 1,
      allowUnknown: false,
      measures: 'none',
    },
  });
});

test('around a text there are the text, the spread and the label that the model is told', () => {
  const form = { ...writeForm(vae), source: 'text' as const, text: ' a b ', spread: '0.5', label: 'pos' };
  const read = readWriteForm(form, true, 'full');
  expect(read.ok && [read.request.from, read.request.label, read.request.measures]).toEqual([
    { kind: 'text', text: 'a b', spread: 0.5 },
    'pos',
    'full',
  ]);
  // a label that was chosen for another model is none for one that is told none
  const untold = readWriteForm(form, false, 'none');
  expect(untold.ok && untold.request.label).toBeNull();
});

test.each([
  [{ count: '0' }, 'Texts: expected a whole number from 1 to 1,000, got “0”.'],
  [{ seed: 'x' }, 'Seed: expected a whole number from 0 to 2,147,483,647, got “x”.'],
  [{ strategy: { kind: 'sample', texts: { temperature: '0' } } }, 'Correct the numbers of the strategy first.'],
  [{ source: 'text', text: '  ' }, 'Type the text to write around first.'],
  [{ source: 'text', text: 'a', spread: '-1' }, 'Spread: expected a number from 0 to 100, got “-1”.'],
  [{ source: 'text', text: 'a' }, 'Choose the label of the text: this model reads it too.'],
] as const)('with %j it says what is to be corrected', (changed, message) => {
  expect(readWriteForm({ ...writeForm(vae), ...changed }, true, 'none')).toEqual({ ok: false, message });
});

test('a text that is too long is refused here already', () => {
  const form = { ...writeForm(vae), source: 'text' as const, text: 'a'.repeat(20_001) };
  expect(readWriteForm(form, false, 'none').ok).toBe(false);
});

test('an autoencoder has no prior and no spread, a language model nothing to write from', () => {
  expect(sourcesOf(vae)).toEqual(writeSources.map(({ value }) => value));
  expect(sourcesOf({ modelKind: 'language-model' })).toEqual(['prior']);
  const { source, spread } = writeForm({ modelKind: 'ae' });
  expect([source, spread]).toEqual(['training-texts', '0']);
});

test('a model is told labels where it is conditioned on them', () => {
  const model = { ...defaultHyperparameters, network: 'recurrent' as const };
  expect(isTold({ ...model, labelCondition: 'label' })).toBe(true);
  expect(isTold({ ...model, labelCondition: 'none' })).toBe(false);
  expect(isTold({ ...model, network: 'topics', labelCondition: 'label' })).toBe(false);
  expect(isTold({ ...model, network: 'dense', labelCondition: 'label' })).toBe(false);
});
