import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextCorrect } from '#renderer/state/text-correct.svelte.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { exampleCorrection, exampleTrials } from '#test/helpers/example-corrections.ts';

const model = { ...defaultHyperparameters, network: 'recurrent' as const, labelCondition: 'none' as const };

test('keeps the answers to both questions, and asks nothing without texts', async () => {
  const bridge = new FakeBridge({
    'texts:work': ({ request }) =>
      request.kind === 'correct' && request.of.kind === 'held-out' ? exampleTrials : exampleCorrection,
  });
  const correct = new TextCorrect(new TextLab(bridge.call.bind(bridge), 'run00001'));
  await correct.work(model);
  expect(bridge.asked).toEqual([]);
  correct.change({ texts: 'i knwo.' });
  await correct.work(model);
  correct.change({ part: 'measure' });
  await correct.work(model);
  expect([correct.corrected, correct.measured]).toEqual([exampleCorrection, exampleTrials]);
  expect(correct.form.texts).toBe('i knwo.');
});
