import { expect, test } from 'vitest';
import { searchedText } from '#renderer/views/sweeps/searched-text.ts';
import { exampleDefinition } from '#test/helpers/example-sweep.ts';

test('lists what is searched in the words of the table', () => {
  const dimension = (name: string) => ({ name, kind: 'float', minimum: 0.1, maximum: 0.5 });
  const text = (...names: readonly string[]) => searchedText(exampleDefinition({ space: names.map(dimension) }));
  expect(text('encoderLearningRate')).toBe('encoder learning rate');
  expect(text('beta', 'momentum', 'adamBeta1')).toBe('KL weight, momentum and first-moment decay');
});
