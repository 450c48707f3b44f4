import { expect, test } from 'vitest';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextCorrect } from '#renderer/state/text-correct.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import CorrectTab from '#renderer/views/text-lab/CorrectTab.svelte';
import { exampleCorrection, exampleTrials } from '#test/helpers/example-corrections.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function shown(change: (correct: TextCorrect) => void) {
  const workbench = createWorkbench(new FakeBridge({}));
  const run = exampleRun({ hyperparameters: quickTextHyperparameters() });
  const lab = workbench.textLabs.open(run.id);
  change(lab.stateOf(TextCorrect));
  const dataset = requireTexts(writeExampleTexts(temporaryDirectory()));
  return rendered(CorrectTab, { run, lab, dataset }, workbench);
}

test('what was changed is struck out and underlined, method by method, the baselines named', () => {
  const html = shown((correct) => (correct.corrected = exampleCorrection)).replaceAll(/<!--.*?-->/g, '');
  expect(html).toMatch(/i <del[^>]*>knwo<\/del> <ins[^>]*>know<\/ins>\./);
  expect(textOf(html)).toMatch(/As typed ?, baseline/);
});

test('every kind of errors has a table of its own', () => {
  const text = textOf(
    shown((correct) => {
      correct.change({ part: 'measure' });
      correct.measured = exampleTrials;
    }),
  );
  expect(text).toMatch(/Channel of the model 79\.5 % 97\.1 % 0\.4 % 11\.5 %/); // 0.9705 and 0.0035, to a tenth
  expect(text).toContain('No errors: every change is harm');
  expect(text).toContain('6.6 % of their words are not in the vocabulary');
});

test('what is empty says what to do', () => {
  expect(textOf(shown(() => undefined))).toContain('Type texts with mistakes and press Correct');
  expect(textOf(shown((correct) => correct.change({ part: 'measure' })))).toContain('Press Measure');
});
