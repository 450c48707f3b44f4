import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepConfiguration } from '#main/cli/sweep-configuration.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { aPreset, aSweepDefinition } from './fake-services.ts';

const sweeps = { 'quick-sweep': aSweepDefinition };

function file(content: unknown): string {
  const path = join(temporaryDirectory(), 'sweep.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('a sweep by name has the values of its preset and above them its own', () => {
  const configuration = sweepConfiguration({ subject: 'quick-sweep', trials: 7 }, [aPreset], sweeps);
  expect(configuration.definition.trials).toBe(7);
  expect(configuration.hyperparameters.epochs).toBe(aPreset.hyperparameters.epochs);
  expect(configuration.dataset).toBe('mnist');
});

test('a file gives values, dataset and space', () => {
  const subject = file({ ...aSweepDefinition, hyperparameters: { epochs: 9 }, dataset: 'faces' });
  const configuration = sweepConfiguration({ subject }, [aPreset], sweeps);
  expect(configuration.hyperparameters.epochs).toBe(9);
  expect(configuration.dataset).toBe('faces');
});

test.each([
  ['{', 'expected a sweep as JSON'],
  [
    { ...aSweepDefinition, space: [{ name: 'learningRat', kind: 'float', minimum: 1, maximum: 2 }] },
    'space.0: there is no hyperparameter "learningRat"',
  ],
  [{ ...aSweepDefinition, preset: 'mnist-quik' }, 'mnist-quick'],
  [{ ...aSweepDefinition, hyperparameters: { epochs: -1 } }, 'epochs: '],
])('a file that is wrong is refused with what is wrong: %j', (content, message) => {
  expect(() => sweepConfiguration({ subject: file(content) }, [aPreset], sweeps)).toThrow(message);
});

test('an unknown name is refused with the nearest one', () => {
  expect(() => sweepConfiguration({ subject: 'quick-swep' }, [aPreset], sweeps)).toThrow('quick-sweep');
});
