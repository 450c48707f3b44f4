import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { errorValue, WorkbenchError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/contract/errors.ts';
import { FollowedQuestion } from '#renderer/state/followed-question.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A question that is answered by hand; what was asked, in order. */
function followed() {
  const asked: string[] = [];
  const open: ((result: Result<string>) => void)[] = [];
  const question = new FollowedQuestion<string, string>(
    (text) => {
      asked.push(text);
      return new Promise((resolve) => open.push(resolve));
    },
    (text) => text,
  );
  const answer = async (result: Result<string>) => {
    open.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, question, answer };
}

const quiet = () => vi.advanceTimersByTimeAsync(500);

test('asks once the question has rested, and the same question not again', async () => {
  const { asked, question, answer } = followed();
  question.follow('a');
  await vi.advanceTimersByTimeAsync(400);
  question.follow('b');
  await vi.advanceTimersByTimeAsync(400);
  expect([asked, question.state]).toEqual([[], 'asking']);
  await quiet();
  await answer({ ok: true, value: 'B' });
  question.follow('b');
  await quiet();
  expect([asked, question.state, question.answer]).toEqual([['b'], 'answered', 'B']);
});

test('one at a time: what has changed meanwhile is dropped, and only the latest is asked next', async () => {
  const { asked, question, answer } = followed();
  question.follow('a');
  await quiet();
  question.follow('b');
  await quiet();
  question.follow('c');
  await quiet();
  expect(asked).toEqual(['a']);
  await answer({ ok: true, value: 'A' });
  expect([asked, question.state, question.answer]).toEqual([['a', 'c'], 'asking', null]);
  await answer({ ok: true, value: 'C' });
  expect([question.state, question.answer]).toEqual(['answered', 'C']);
});

test('an answer that comes while the next question is still being typed does not hurry it', async () => {
  const { asked, question, answer } = followed();
  question.follow('a');
  await quiet();
  question.follow('b');
  await answer({ ok: true, value: 'A' });
  expect(asked).toEqual(['a']);
  await quiet();
  expect(asked).toEqual(['a', 'b']);
});

test('a failure says what happened, keeps the answer before, and can be asked again', async () => {
  const { asked, question, answer } = followed();
  question.follow('a');
  await quiet();
  await answer({ ok: true, value: 'A' });
  question.follow('b');
  await quiet();
  await answer({ ok: false, error: errorValue(new WorkbenchError('dataset/not-found', 'It is gone.')) });
  expect([question.state, question.failure?.message, question.answer]).toEqual(['failed', 'It is gone.', 'A']);
  question.again('b');
  await quiet();
  expect([asked, question.failure]).toEqual([['a', 'b', 'b'], null]);
});

test('without a question there is nothing to be seen; after the end nothing changes', async () => {
  const { question, answer } = followed();
  question.follow('a');
  await quiet();
  question.follow(null);
  expect(question.state).toBe('none');
  await answer({ ok: true, value: 'A' });
  expect(question.answer).toBeNull();
  question.follow('b');
  await quiet();
  question.stop();
  await answer({ ok: true, value: 'B' });
  expect(question.answer).toBeNull();
});
