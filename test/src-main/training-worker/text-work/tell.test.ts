import { expect, test } from 'vitest';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { createTell } from '#main/training-worker/text-work/tell.ts';

function telling(isCanceled = () => false) {
  const sent: MessageFromWorker[] = [];
  let now = 0;
  const tell = createTell({ send: (message) => sent.push(message) }, { isCanceled }, () => now);
  return { sent, tell, at: (time: number) => (now = time) };
}

test('tells how far it is a few times a second, with the time that is left', async () => {
  const { sent, tell, at } = telling();
  await tell('writing', 0, 10);
  at(100);
  await tell('writing', 1, 10);
  at(300);
  await tell('writing', 4, 10);
  expect(sent).toEqual([
    { type: 'text-progress', progress: { what: 'writing', done: 0, total: 10, millisecondsLeft: null } },
    { type: 'text-progress', progress: { what: 'writing', done: 4, total: 10, millisecondsLeft: 450 } }, // 75 ms each
  ]);
});

test('begins anew with something else', async () => {
  const { sent, tell, at } = telling();
  await tell('counting', 0, 1);
  at(1000);
  await tell('writing', 5, 10);
  at(2000);
  await tell('writing', 7, 10);
  expect(sent.map((message) => message.type === 'text-progress' && message.progress.millisecondsLeft)).toEqual([
    null,
    null,
    1500,
  ]);
});

test('ends what is not wanted any more, once messages were heard', async () => {
  let isCanceled = false;
  const { tell, at } = telling(() => isCanceled);
  isCanceled = true;
  await tell('writing', 0, 10); // within the first turn nothing is looked at
  at(50);
  await expect(tell('writing', 1, 10)).rejects.toMatchObject({ code: 'canceled' });
});
