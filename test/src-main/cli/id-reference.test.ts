import { expect, test } from 'vitest';
import { referenced } from '#main/cli/id-reference.ts';

const all = [
  { id: '1a', createdAt: '2026-11-24T12:00:00.000Z' },
  { id: '1', createdAt: '2026-11-24T10:00:00.000Z' },
  { id: '2b', createdAt: '2026-11-24T12:00:00.000Z' },
];
const named = { noun: 'thing', code: 'file/invalid' } as const;

test('a whole id goes before those that it begins, and of equally new ones "last" is the first', () => {
  expect(referenced('1', all, named).id).toBe('1');
  expect(referenced('last', all, named).id).toBe('1a');
});

test('the error names the noun and has the code', () => {
  expect(() => referenced('3', all, named)).toThrow('There is no thing "3" in this workspace.');
  expect(() => referenced('', all, named)).toThrow('"" is the beginning of 3 things: 1a, 1, 2b.');
});
