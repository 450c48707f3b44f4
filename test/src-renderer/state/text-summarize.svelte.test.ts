import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { TextSummarize } from '#renderer/state/text-summarize.svelte.ts';
import { exampleSummaries, exampleSummaryFigures } from '#test/helpers/example-summaries.ts';

const model = { ...defaultHyperparameters, network: 'recurrent' as const, labelCondition: 'none' as const };

test('keeps the last answer to each question, and asks nothing without texts', async () => {
  const bridge = new FakeBridge({
    'texts:work': ({ request }) =>
      request.kind === 'summarize' && request.of.kind === 'corpus' ? exampleSummaryFigures : exampleSummaries,
  });
  const summarize = new TextSummarize(new TextLab(bridge.call.bind(bridge), 'run00001'));
  await summarize.work(model);
  expect(bridge.asked).toEqual([]);
  summarize.change({ part: 'group' });
  await summarize.work(model);
  summarize.change({ part: 'corpus' });
  await summarize.work(model);
  expect(summarize.answers).toEqual({ texts: null, group: exampleSummaries, corpus: exampleSummaryFigures });
});
