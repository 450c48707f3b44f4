import { expect, test } from 'vitest';
import { generateRequestSchema, givenTextSchema, interpolateRequestSchema } from '#shared/contract/text-writing.ts';

test('a given text loses the blanks around it, and must be one', () => {
  expect(givenTextSchema.parse('  a room \n')).toBe('a room');
  expect(givenTextSchema.safeParse('  ').success).toBe(false);
  expect(givenTextSchema.safeParse('a'.repeat(20_001)).success).toBe(false);
});

const interpolate = {
  kind: 'interpolate',
  from: 'a',
  to: 'b',
  steps: 7,
  path: 'linear',
  label: null,
  strategy: { kind: 'greedy' },
  seed: 1,
};

test('what is wrong with a request names its row', () => {
  const placeOf = (changes: object) => {
    const { error } = interpolateRequestSchema.safeParse({ ...interpolate, ...changes });
    return error?.issues[0]?.path.join('.');
  };
  expect(placeOf({})).toBeUndefined();
  expect(placeOf({ steps: 1 })).toBe('steps');
  expect(placeOf({ to: '' })).toBe('to');
  expect(placeOf({ seed: -1 })).toBe('seed');
  expect(placeOf({ strategy: { kind: 'beam', width: 0, lengthPower: 1 } })).toBe('strategy.width');
  expect(interpolateRequestSchema.safeParse({ ...interpolate, extra: 1 }).success).toBe(false);
});

test('texts are generated from one of three places, at most a thousand', () => {
  const request = {
    kind: 'generate',
    count: 20,
    label: null,
    strategy: { kind: 'greedy' },
    seed: 1,
    allowUnknown: false,
    measures: 'shown',
  };
  const accepts = (changes: object) => generateRequestSchema.safeParse({ ...request, ...changes }).success;
  expect(accepts({ from: { kind: 'prior' } })).toBe(true);
  expect(accepts({ from: { kind: 'training-texts' } })).toBe(true);
  expect(accepts({ from: { kind: 'text', text: 'a', spread: 0 } })).toBe(true);
  expect(accepts({ from: { kind: 'text', text: 'a' } })).toBe(false);
  expect(accepts({ from: { kind: 'prior', spread: 1 } })).toBe(false);
  expect(accepts({ from: { kind: 'prior' }, count: 1001 })).toBe(false);
});
