import type { TopicsAnswer } from '#shared/contract/text-mining.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { TextTopics } from '#renderer/state/text-topics.svelte.ts';
import { expect, test } from 'vitest';

test('asks for ten words of each topic, and keeps what it had when the next request fails', async () => {
  const answers = [{ kind: 'topics', seeds: 5 } as TopicsAnswer]; // nothing else of it is looked at
  const bridge = new FakeBridge({
    'texts:work': () => {
      const answer = answers.shift();
      if (!answer) throw new Error('no memory');
      return answer;
    },
  });
  const topics = new TextLab(bridge.call.bind(bridge), '20261124abcd').stateOf(TextTopics);
  await topics.show();
  expect(bridge.asked[0]!.input).toMatchObject({ request: { kind: 'topics', words: 10, seed: 1, seeds: 5 } });
  await topics.show();
  expect(topics.task.error?.message).toBe('no memory');
  expect(topics.answer?.seeds).toBe(5);
});
