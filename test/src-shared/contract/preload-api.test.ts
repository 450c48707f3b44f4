import { expect, test } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import { isCallName } from '#shared/contract/preload-api.ts';

test('knows every call and nothing else', () => {
  expect(Object.keys(callArguments).filter((name) => !isCallName(name))).toEqual([]);
  for (const name of ['constructor', '__proto__', 'toString', 'runs:explode', '', 3, null])
    expect(isCallName(name)).toBe(false);
});
