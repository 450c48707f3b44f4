import { expect, test } from 'vitest';
import { Confirmation } from '#renderer/state/confirmation.svelte.ts';

const question = { title: 'Delete?', body: 'For good.', confirmLabel: 'Delete' };

test('gives the answer with the option; without one just yes or no', async () => {
  const confirmation = new Confirmation();
  const withOption = confirmation.askWithOption({ ...question, option: 'Its runs too' });
  expect(confirmation.question?.option).toBe('Its runs too');
  confirmation.answer({ isConfirmed: true, isOptionChosen: true });
  expect(await withOption).toEqual({ isConfirmed: true, isOptionChosen: true });
  expect(confirmation.question).toBeNull();
  const plain = confirmation.ask(question);
  confirmation.answer({ isConfirmed: true, isOptionChosen: false });
  expect(await plain).toBe(true);
});

test('a new question answers the old one with no', async () => {
  const confirmation = new Confirmation();
  const old = confirmation.ask(question);
  void confirmation.ask(question);
  expect(await old).toBe(false);
});
