import { expect, test } from 'vitest';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextClassify } from '#renderer/state/text-classify.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import ClassifyTab from '#renderer/views/text-lab/ClassifyTab.svelte';
import {
  exampleAugment,
  exampleAugmentEffect,
  exampleFewLabels,
  exampleShift,
  exampleVerdicts,
} from '#test/helpers/example-label-answers.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function shown(change: (classify: TextClassify) => void, changes: Partial<Hyperparameters> = {}, labeled = true) {
  const workbench = createWorkbench(new FakeBridge({}));
  const run = exampleRun({ hyperparameters: quickTextHyperparameters(changes) });
  const lab = workbench.textLabs.open(run.id);
  change(lab.stateOf(TextClassify));
  const dataset = requireTexts(writeExampleTexts(temporaryDirectory()));
  const props = { run, lab, dataset: labeled ? dataset : { ...dataset, classes: [] } };
  return rendered(ClassifyTab, props, workbench);
}

test('the curve has a line and a column for each classifier, and says which are baselines', () => {
  const html = shown((classify) => (classify.curve = exampleFewLabels));
  const text = textOf(html);
  expect(text).toMatch(
    /10 0\.833 ± 0\.077 0\.842 ± 0\.056 0\.637 ± 0\.071 0\.629 ± 0\.083 18,000 0\.918 0\.917 0\.926 0\.941/,
  );
  expect(text).toContain('Naive Bayes (baseline)');
  expect(html).toContain('Naive Bayes (baseline): 10 labels: 0.64, 0.57 to 0.71; 18,000 labels: 0.93');
});

test('verdicts stand beside how often each classifier is right', () => {
  const text = textOf(
    shown((classify) => {
      classify.change({ part: 'classify' });
      classify.verdicts = exampleVerdicts;
    }),
  );
  expect(text).toContain('Naive Bayes baseline, right in 92.6 %');
  expect(text).toContain('too heavy cons 75 % cons 90 % pros 60 % cons 55 %');
});

test('shifted texts stand beside their originals, and their figures beside the baselines', () => {
  const text = textOf(
    shown((classify) => {
      classify.change({ part: 'shift' });
      classify.shift = exampleShift;
    }),
  );
  expect(text).toContain('too heavy very light 1 % → 98 % 0.125');
  expect(text).toContain('Baseline: the originals 5.6 % 1.000 104');
});

test('new texts and their effect have their baselines', () => {
  const text = textOf(
    shown((classify) => {
      classify.change({ part: 'augment' });
      classify.augment = exampleAugment;
      classify.effect = exampleAugmentEffect;
    }),
  );
  expect(text).toContain('Real, held out 92.9 % 98.8 2.9 % works well cheap, light');
  expect(text).toContain('10 0 Real texts alone (baseline) 0.663 ± 0.033 0.676 ± 0.054');
});

test('what is empty says what to do, and what cannot be says what to choose', () => {
  expect(textOf(shown(() => undefined))).toContain('Press Measure');
  expect(textOf(shown(() => undefined, {}, false))).toContain('These texts have no labels');
  expect(textOf(shown(() => undefined, { labelCondition: 'label' }))).toContain(
    'Choose a run with label condition none.',
  );
});
