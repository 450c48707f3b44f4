import { expect, test } from 'vitest';
import { spellingModel } from '#shared/language/spelling-model.ts';

test('what is spelled like the words it knows is likelier', () => {
  const nats = spellingModel(['banana', 'bandana', 'cabana', 'ban', 'band', 'bands']);
  expect(nats('bananas')).toBeLessThan(nats('nbsanaa'));
  expect(nats('ban')).toBeLessThan(nats('zzz'));
  expect(Number.isFinite(nats('zzz'))).toBe(true);
});

test('words of one character and an end share what there is', () => {
  // over a, the end, the start and the unknown character the chances of what comes first add up to 1
  const nats = spellingModel(['a', 'a', 'a']);
  const share = Math.exp(-nats('a'));
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(1);
});

test('of no words every character and the end are as likely', () => {
  expect(spellingModel([])('ab')).toBeCloseTo(3 * Math.log(3), 12); // two unknown ones and the end, of three ids
});
