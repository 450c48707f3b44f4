import { expect, test } from 'vitest';
import { definitionWords } from '#renderer/views/new-sweep/definition-words.ts';
import { aSweep, fullSweep } from '#test/src-renderer/state/a-sweep.ts';

test('a sweep in two sentences', () => {
  expect(definitionWords(aSweep())).toBe('Looks for the lowest −ELBO: 10 trials by TPE. Searches KL weight.');
  expect(definitionWords(fullSweep)).toContain(
    'the lowest −ELBO and highest 10-NN accuracy: 400 trials by NSGA-II and Hyperband.',
  );
});
