import { expect, test } from 'vitest';
import type { ClassifyAnswer, FewLabelsAnswer } from '#shared/contract/text-labels.ts';
import { accuracyCell, classifyWords, fewLabelsWords } from '#main/cli/commands/text-classify.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const all = (mean: number, half: number | null) => {
  const one = { mean, interval: half === null ? null : { low: mean - half, high: mean + half } };
  return { 'code-regression': one, 'code-neighbors': one, 'naive-bayes': one, 'word-regression': one };
};
const curve: FewLabelsAnswer = {
  kind: 'few-labels',
  classes: ['cons', 'pros'],
  labeledTexts: 100,
  measuredTexts: 40,
  testTexts: 50,
  mostFrequent: 0.5125,
  neighbors: 10,
  points: [
    { labels: 10, draws: 3, accuracy: { ...all(0.75, 0.02), 'naive-bayes': { mean: 0.5, interval: null } } },
    { labels: 100, draws: 1, accuracy: all(0.9, null) },
  ],
};
const verdict = (label: string, probabilities: readonly number[]) => ({ label, probabilities });
const verdicts: ClassifyAnswer = {
  kind: 'classify',
  classes: ['cons', 'pros'],
  labeledTexts: 100,
  texts: [
    {
      text: 'it works',
      verdicts: {
        'code-regression': verdict('pros', [0.25, 0.75]),
        'code-neighbors': verdict('pros', [0.4, 0.6]),
        'naive-bayes': verdict('cons', [0.875, 0.125]),
        'word-regression': verdict('pros', [0.5, 0.5]),
      },
    },
  ],
  accuracy: { 'code-regression': 0.91, 'code-neighbors': 0.9, 'naive-bayes': 0.93, 'word-regression': 0.94 },
  measuredTexts: 40,
};

test('asks for the curve, of the usual numbers of labels or of others', async () => {
  const { reading, asked } = answering(curve);
  const { json } = await fakeCli(['text', 'classify', 'last', '--json'], { reading });
  await fakeCli(['text', 'classify', 'last', '--few', '10,50', '--repeats', '2', '--seed', '9'], { reading });
  expect(asked).toEqual([
    { kind: 'few-labels', sizes: null, repeats: 5, seed: 1 },
    { kind: 'few-labels', sizes: [10, 50], repeats: 2, seed: 9 },
  ]);
  expect(json).toEqual([curve]);
});

test('the curve has our figures and the baselines, with half their intervals', () => {
  const words = fewLabelsWords(curve).join('\n');
  expect(words).toContain('Accuracy on 40 of 50 test texts; 2 classes: cons, pros.');
  expect(words).toMatch(/\n +10 +0\.750 ± 0\.020 +0\.750 ± 0\.020 +0\.500 +0\.750 ± 0\.020\n/);
  expect(words).toMatch(/\n +100 +0\.900 +0\.900 +0\.900 +0\.900\n/);
  expect(words).toContain('95 % interval over 3 draws of labels; all labels are one fit');
  expect(accuracyCell({ mean: 0.5, interval: { low: 0.4, high: 0.6 } })).toBe('0.500 ± 0.100');
});

test('asks for verdicts of texts and shows each beside how often its classifier is right', async () => {
  const { reading, asked } = answering(verdicts);
  const { out } = await fakeCli(['text', 'classify', 'last', 'it works'], { reading });
  expect(asked).toEqual([{ kind: 'classify', texts: ['it works'] }]);
  expect(out).toEqual(classifyWords(verdicts));
  expect(out.join('\n')).toMatch(/naive Bayes, a baseline +cons +0\.875 +0\.930\n/);
});

test('numbers of labels are for the curve alone, and rise', async () => {
  const { reading } = answering(curve);
  const both = await fakeCli(['text', 'classify', 'last', 'a text', '--few', '10'], { reading });
  expect(both.err.join('\n')).toContain('--few, --repeats and --seed: expected no texts with them.');
  const falling = await fakeCli(['text', 'classify', 'last', '--few', '20,10'], { reading });
  expect(falling.err.join('\n')).toContain('Expected rising numbers');
});
