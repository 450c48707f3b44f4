import { expect, test } from 'vitest';
import { taskShare, taskWords } from '#renderer/state/text-task-words.ts';

test('says what is done, how much of it, and for how long still', () => {
  const progress = { what: 'writing texts', done: 256, total: 10_000, millisecondsLeft: 44_200 };
  expect(taskWords(progress)).toBe('Writing texts · 256 of 10,000 · 45 s left');
  expect(taskShare(progress)).toBe(0.0256);
});

test('what is not counted has no number, what is not known no time', () => {
  const progress = { what: 'opening the model', done: 0, total: 1, millisecondsLeft: null };
  expect(taskWords(progress)).toBe('Opening the model');
  expect(taskShare(progress)).toBeNull();
});

test('before anything is told, others are being worked on', () => {
  expect([taskWords(null), taskShare(null)]).toEqual(['Waiting for its turn…', null]);
});
