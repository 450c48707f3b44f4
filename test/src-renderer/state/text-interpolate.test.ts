import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { emptyInterpolateForm, readInterpolateForm } from '#renderer/state/text-interpolate.ts';

const model = { ...defaultHyperparameters, network: 'recurrent' as const, labelCondition: 'none' as const };
const told = { ...model, labelCondition: 'label' as const };
const form = { ...emptyInterpolateForm, from: 'a', to: 'b', start: 'c', minus: 'd', plus: 'e' };

test('a way asks for both texts and its steps', () => {
  const read = readInterpolateForm({ ...form, steps: '11', path: 'spherical' }, model);
  expect(read).toEqual({
    ok: true,
    request: {
      kind: 'interpolate',
      from: 'a',
      to: 'b',
      steps: 11,
      path: 'spherical',
      label: null,
      strategy: { kind: 'greedy' },
      seed: 1,
    },
  });
});

test('a sum asks for three texts and is not held up by the steps of a way', () => {
  const read = readInterpolateForm({ ...form, mode: 'arithmetic', steps: 'x', label: 'pos' }, told);
  expect(read).toEqual({
    ok: true,
    request: {
      kind: 'arithmetic',
      start: 'c',
      minus: 'd',
      plus: 'e',
      neighbors: 5,
      label: 'pos',
      strategy: { kind: 'greedy' },
      seed: 1,
    },
  });
});

test.each([
  [{ from: ' ', to: '' }, 'Type a text for “From” and “To”.'],
  [{ mode: 'arithmetic', minus: '' }, 'Type a text for “Minus”.'],
  [{ steps: '1' }, 'Steps: expected a whole number from 2 to 100, got “1”.'],
  [{ seed: '' }, 'Seed: expected a whole number from 0 to 2,147,483,647, got nothing.'],
  [{ strategy: { kind: 'top-k', texts: {} } }, 'Correct the numbers of the strategy first.'],
  [{}, 'Choose the label of the texts: this model reads it too.'],
] as const)('with %j it says what is to be corrected', (changed, message) => {
  expect(readInterpolateForm({ ...form, ...changed }, told)).toEqual({ ok: false, message });
});

test('a text that is too long is refused here already', () => {
  expect(readInterpolateForm({ ...form, to: 'a'.repeat(20_001) }, model).ok).toBe(false);
});
