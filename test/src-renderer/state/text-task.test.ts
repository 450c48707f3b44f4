import { expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TextAnswer, TextRequest } from '#shared/contract/text-work.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextTask } from '#renderer/state/text-task.svelte.ts';

const request = { kind: 'neighbors', text: 'a', count: 1, label: null } as const satisfies TextRequest;
const answer: TextAnswer = { kind: 'neighbors', byCode: [], byWords: [] };

interface Waiting {
  readonly workId: string;
  readonly answer: (value: TextAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** A task of a main process that answers when it is told to. */
function started() {
  const waiting: Waiting[] = [];
  const canceled: string[] = [];
  const bridge = new FakeBridge({
    'texts:work': ({ workId }) =>
      new Promise<TextAnswer>((resolve, fail) => void waiting.push({ workId, answer: resolve, fail })),
    'texts:cancel': ({ workId }) => {
      canceled.push(workId);
      return null;
    },
  });
  return { bridge, waiting, canceled, task: new TextTask(bridge.call.bind(bridge), 'run00001') };
}

test('asks the run, shows how far it is, and gives the answer', async () => {
  const { bridge, waiting, task } = started();
  const asked = task.ask(request);
  const { workId, answer: give } = waiting[0]!;
  expect(bridge.asked).toEqual([{ name: 'texts:work', input: { workId, runId: 'run00001', request } }]);
  expect([task.isWorking, task.progress]).toEqual([true, null]);
  const progress = { what: 'encoding', done: 1, total: 4, millisecondsLeft: 900 };
  task.hear({ workId: 'another', ...progress, done: 3 });
  expect(task.progress).toBeNull();
  task.hear({ workId, ...progress });
  expect(task.progress).toEqual(progress);
  give(answer);
  expect(await asked).toEqual(answer);
  expect([task.isWorking, task.progress, task.error]).toEqual([false, null, null]);
});

test('a failure stands until the next request', async () => {
  const { waiting, task } = started();
  const asked = task.ask(request);
  waiting[0]!.fail(new WorkbenchError('arguments/invalid', 'text: too long.'));
  expect(await asked).toBeUndefined();
  expect([task.isWorking, task.error?.message]).toEqual([false, 'text: too long.']);
  void task.ask(request);
  expect(task.error).toBeNull();
});

test('what is canceled rests at once, and its end is no error', async () => {
  const { waiting, canceled, task } = started();
  task.cancel();
  expect(canceled).toEqual([]);
  const asked = task.ask(request);
  task.cancel();
  expect([canceled, task.isWorking]).toEqual([[waiting[0]!.workId], false]);
  waiting[0]!.fail(new WorkbenchError('canceled', 'The request was canceled.'));
  expect(await asked).toBeUndefined();
  expect(task.error).toBeNull();
});

test('a new request takes the place of the old one, whose late answer is dropped', async () => {
  const { waiting, canceled, task } = started();
  const first = task.ask(request);
  const second = task.ask(request);
  const [old, late] = [waiting[0]!, waiting[1]!];
  expect(canceled).toEqual([old.workId]);
  old.answer(answer);
  expect(await first).toBeUndefined();
  expect(task.isWorking).toBe(true);
  late.answer(answer);
  expect(await second).toEqual(answer);
});
