import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AugmentAnswer, AugmentEffectAnswer } from '#shared/contract/text-labels.ts';
import { augmentEffectWords, augmentWords } from '#main/cli/commands/text-augment.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: AugmentAnswer = {
  kind: 'augment',
  label: 'pros',
  codes: 'class-gaussian',
  texts: ['works well', 'cheap'],
  written: { convinced: 0.75, trigramPerplexity: 90.5, copiedShare: 0.25 },
  real: { convinced: 0.875, trigramPerplexity: 60, copiedShare: 0 },
};
const accuracy = { mean: 0.75, interval: { low: 0.7, high: 0.8 } };
const effect: AugmentEffectAnswer = {
  kind: 'augment-effect',
  classes: ['cons', 'pros'],
  measuredTexts: 40,
  repeats: 3,
  codes: 'class-gaussian',
  sawAllLabels: false,
  rows: [
    { perClass: 10, source: 'none', times: 0, naiveBayes: accuracy, wordRegression: accuracy },
    { perClass: 10, source: 'model', times: 5, naiveBayes: accuracy, wordRegression: accuracy },
  ],
};

test('writes texts with their label to a file', async () => {
  const { reading, asked } = answering(answer);
  const file = join(temporaryDirectory(), 'pros.jsonl');
  const { out } = await fakeCli(['text', 'augment', 'last', '--label', 'pros', '-n', '2', '--output', file], {
    reading,
  });
  const strategy = { kind: 'sample', temperature: 1 };
  expect(asked).toEqual([{ kind: 'augment', label: 'pros', count: 2, strategy, seed: 1 }]);
  expect(readFileSync(file, 'utf8')).toBe('{"text":"works well","label":"pros"}\n{"text":"cheap","label":"pros"}\n');
  expect(out).toEqual(augmentWords(answer, file));
  expect(out[0]).toBe(`Wrote 2 texts to ${file}.`);
});

test('shows the texts where there is no file, and real ones as the baseline', () => {
  const words = augmentWords(answer, null).join('\n');
  expect(words).toContain('works well\ncheap\n');
  expect(words).toMatch(/written +0\.750 +90\.5 +0\.250\nreal, held out +0\.875 +60 +0\.000\n/);
});

test('asks for the effect, and says what the model knew', async () => {
  const { reading, asked } = answering(effect);
  const { out } = await fakeCli(['text', 'augment', 'last', '--evaluate', '--per-class', '10,50'], { reading });
  const strategy = { kind: 'sample', temperature: 1 };
  expect(asked).toEqual([{ kind: 'augment-effect', perClass: [10, 50], repeats: 5, strategy, seed: 1 }]);
  const words = out.join('\n');
  expect(words).toMatch(/10 +0 +real texts alone, a baseline +0\.750 ± 0\.050 +0\.750 ± 0\.050\n/);
  expect(words).toContain('The model was trained without labels');
  expect(augmentEffectWords({ ...effect, sawAllLabels: true }).join('\n')).toContain('it knows more than the few');
});

test('a label or the effect is asked for, and a file has a format', async () => {
  const { reading, asked } = answering(answer);
  const errors = async (...options: readonly string[]) =>
    (await fakeCli(['text', 'augment', 'last', ...options], { reading })).err.join('\n');
  expect(await errors()).toContain('--label: expected the name of a class, or --evaluate.');
  expect(await errors('--evaluate', '--label', 'pros')).toContain('expected neither --label nor --output');
  expect(await errors('--label', 'pros', '--output', 'a.txt')).toContain('ends in .csv or .jsonl');
  expect(asked).toEqual([]);
});
