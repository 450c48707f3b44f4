import { expect, test } from 'vitest';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextSummarize } from '#renderer/state/text-summarize.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import SummarizeTab from '#renderer/views/text-lab/SummarizeTab.svelte';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleSummaries, exampleSummaryFigures } from '#test/helpers/example-summaries.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function shown(change: (summarize: TextSummarize) => void) {
  const workbench = createWorkbench(new FakeBridge({}));
  const run = exampleRun({ hyperparameters: quickTextHyperparameters() });
  const lab = workbench.textLabs.open(run.id);
  change(lab.stateOf(TextSummarize));
  const dataset = requireTexts(writeExampleTexts(temporaryDirectory()));
  return textOf(rendered(SummarizeTab, { run, lab, dataset }, workbench));
}

test('summaries of a group stand beside each other, their figures and what people wrote', () => {
  const text = shown((summarize) => {
    summarize.change({ part: 'group' });
    summarize.answers = { texts: null, group: exampleSummaries, corpus: null };
  });
  expect(text).toContain('rooms bestwestern: 2 texts, one of 34 groups');
  expect(text).toMatch(/Nearest to the mean of words ?, baseline The room was clean\. 0\.300 0\.250 0\.125 0\.200/);
  expect(text).toContain('a clean room. kind staff. 0.400 0.500 0.000 0.400');
  expect(text).toContain('Written by people Clean rooms.');
  expect(text).toContain('3 of 20 sentences have more than the 12 tokens');
});

test('the figures of a corpus are a table in which the oracle is no baseline', () => {
  const text = shown((summarize) => {
    summarize.change({ part: 'corpus' });
    summarize.answers = { texts: null, group: null, corpus: exampleSummaryFigures };
  });
  expect(text).toContain('Means over 34 groups');
  expect(text).toMatch(/First sentences ?, baseline 0\.186 0\.020 0\.150 17\.0/);
  expect(text).toMatch(/Best that can be taken ?, by the references 0\.500/);
});

test('what is empty says what to do', () => {
  expect(shown(() => undefined)).toContain('Paste texts about one thing, a line each, and press Summarize');
  expect(shown((summarize) => summarize.change({ part: 'group' }))).toContain('Choose a group');
});
