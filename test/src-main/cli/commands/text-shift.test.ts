import { expect, test } from 'vitest';
import type { ShiftAnswer } from '#shared/contract/text-labels.ts';
import { shiftWords } from '#main/cli/commands/text-shift.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const figures = (convinced: number, kept: number) => ({ convinced, kept, trigramPerplexity: 50 });
const answer: ShiftAnswer = {
  kind: 'shift',
  to: 'pros',
  strength: 2,
  chosen: { validationTexts: 30, tried: [{ strength: 2, convinced: 0.5, kept: 0.25 }] },
  isTold: false,
  texts: [{ original: 'too slow', shifted: 'very fast', before: 0.125, after: 0.875, kept: 0.5 }],
  measures: {
    texts: 40,
    judgeAccuracy: 0.925,
    shifted: figures(0.75, 0.3),
    rewritten: figures(0.1, 0.4),
    originals: figures(0.05, 1),
    nearest: figures(0.95, 0.2),
  },
};

test('asks for test texts, or for those that are given', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'shift', 'last', '--to', 'pros', '--json'], { reading });
  await fakeCli(['text', 'shift', 'last', 'too slow', '--to', 'pros', '--strength', '-1', '--measure'], { reading });
  const usual = { kind: 'shift', to: 'pros', examples: 10, strategy: { kind: 'greedy' }, seed: 1 };
  expect(asked).toEqual([
    { ...usual, texts: [], strength: null, measure: false },
    { ...usual, texts: ['too slow'], strength: -1, measure: true },
  ]);
  expect(json).toEqual([answer]);
});

test('shows texts with the verdict, the strength, and the figures beside baselines', () => {
  const words = shiftWords(answer).join('\n');
  expect(words).toContain('too slow\n→ very fast\n    "pros" 0.125 → 0.875, BLEU with the original 0.500\n');
  expect(words).toContain('Strength 2, the best product of 2 (0.50, 0.25) on 30 validation texts');
  expect(words).toMatch(/shifted +0\.750 +0\.300 +50\n/);
  expect(words).toMatch(/the originals, a baseline +0\.050 +1\.000 +50\n/);
  expect(words).toContain('The judge is right in 0.925 of the test texts.');
});

test('a strength that was given, or a model that is told the class, chose nothing', () => {
  expect(shiftWords({ ...answer, chosen: null, measures: null }).at(-1)).toBe('Strength 2.');
  const told = shiftWords({ ...answer, chosen: null, measures: null, isTold: true, strength: 0 });
  expect(told.at(-1)).toBe('The model is told the class. Strength 0.');
});
