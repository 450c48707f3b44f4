import { expect, test } from 'vitest';
import { labelInSentence, plainLabel } from '#renderer/state/plain-label.ts';

test.each([
  ['Learning rate, encoder', 'Encoder learning rate', 'encoder learning rate'],
  ['KL weight', 'KL weight', 'KL weight'],
  ['Batch size', 'Batch size', 'batch size'],
  ['XLA', 'XLA', 'XLA'],
  ['', '', ''],
])('“%s” is “%s”, and “%s” in a sentence', (label, plain, inSentence) => {
  expect([plainLabel(label), labelInSentence(label)]).toEqual([plain, inSentence]);
});
