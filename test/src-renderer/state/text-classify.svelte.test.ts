import { expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TextAnswer, TextRequest } from '#shared/contract/text-work.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextClassify } from '#renderer/state/text-classify.svelte.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import {
  exampleAugment,
  exampleAugmentEffect,
  exampleFewLabels,
  exampleShift,
  exampleVerdicts,
} from '#test/helpers/example-label-answers.ts';

const answers: readonly TextAnswer[] = [
  exampleFewLabels,
  exampleVerdicts,
  exampleShift,
  exampleAugment,
  exampleAugmentEffect,
];
const classes = ['cons', 'pros'];

function opened(known = answers) {
  const bridge = new FakeBridge({
    'texts:work': ({ request }: { readonly request: TextRequest }) => {
      const answer = known.find(({ kind }) => kind === request.kind);
      if (!answer) throw new WorkbenchError('arguments/invalid', 'There is no answer.');
      return answer;
    },
  });
  return new TextClassify(new TextLab(bridge.call.bind(bridge), 'run00001'));
}

test('every part keeps its own last answer', async () => {
  const classify = opened();
  await classify.work(classes, false);
  expect(classify.curve).toBe(exampleFewLabels);
  classify.change({ part: 'classify', texts: 'too heavy' });
  await classify.work(classes, false);
  classify.change({ part: 'shift', shifted: 'too heavy' });
  await classify.work(classes, false);
  classify.change({ part: 'augment' });
  await classify.work(classes, false);
  await classify.work(classes, true);
  expect([classify.verdicts, classify.shift]).toEqual([exampleVerdicts, exampleShift]);
  expect([classify.augment, classify.effect]).toEqual([exampleAugment, exampleAugmentEffect]);
  expect(classify.curve).toBe(exampleFewLabels);
});

test('nothing is asked for while the form cannot be read, and a failure leaves what was there', async () => {
  const classify = opened([exampleFewLabels]);
  await classify.work(classes, false);
  classify.change({ part: 'classify', texts: '' });
  await classify.work(classes, false);
  expect(classify.task.error).toBeNull();
  classify.change({ texts: 'too heavy' });
  await classify.work(classes, false);
  expect(classify.task.error?.message).toBe('There is no answer.');
  expect([classify.verdicts, classify.curve]).toEqual([null, exampleFewLabels]);
});
