import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { GenerateAnswer } from '#shared/contract/text-writing.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { TextWrite } from '#renderer/state/text-write.svelte.ts';

const model = { ...defaultHyperparameters, modelKind: 'vae' as const, network: 'recurrent' as const };
const measured = {
  texts: 2,
  meanTokens: 4,
  forwardPerplexity: 50,
  reversePerplexity: 60,
  distinct1: 0.5,
  distinct2: 0.9,
  selfBleu: 0.1,
  copiedShare: 0,
};
const answer = (text: string, measures: GenerateAnswer['measures']): GenerateAnswer => ({
  kind: 'generate',
  texts: [{ text, tokens: 2, logProbability: -3, isCut: false, label: null }],
  measures,
});

function opened(answers: readonly GenerateAnswer[]) {
  let turn = 0;
  const bridge = new FakeBridge({
    'texts:work': () => {
      const next = answers[turn++];
      if (!next) throw new WorkbenchError('run/no-checkpoint', 'There is no checkpoint.');
      return next;
    },
  });
  return { bridge, write: new TextWrite(new TextLab(bridge.call.bind(bridge), 'run00001')) };
}

test('shows what was written last; figures are those of these texts', async () => {
  const both = { written: measured, real: measured };
  const { write } = opened([answer('one', both), answer('two', null)]);
  await write.write(model, 'full');
  expect([write.texts[0]?.text, write.measures]).toEqual(['one', both]);
  await write.write(model, 'none');
  expect([write.texts[0]?.text, write.measures]).toEqual(['two', null]);
});

test('after a failure the old texts stay', async () => {
  const { write } = opened([answer('one', null)]);
  await write.write(model, 'none');
  await write.write(model, 'none');
  expect([write.texts[0]?.text, write.task.error?.code]).toEqual(['one', 'run/no-checkpoint']);
});

test('what is wrong in the form is not asked', async () => {
  const { bridge, write } = opened([]);
  write.change(model, { count: 'many' });
  await write.write(model, 'none');
  expect([bridge.asked, write.formOf(model).count, write.formOf(model).seed]).toEqual([[], 'many', '1']);
});
