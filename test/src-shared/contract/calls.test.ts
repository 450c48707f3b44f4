import { expect, test } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';

test('every call is noun:verb and refuses what it does not know', () => {
  for (const [name, schema] of Object.entries(callArguments)) {
    expect(name).toMatch(/^[a-z]+:[a-z-]+$/);
    expect(schema.safeParse(null).success).toBe(false);
    expect(schema.safeParse('x').success).toBe(false);
  }
});

test('arguments are bounded', () => {
  const images = (indices: number[]) => ({ hash: 'a'.repeat(64), split: 'test', indices });
  expect(callArguments['datasets:images'].safeParse(images([0, 9])).success).toBe(true);
  expect(callArguments['datasets:images'].safeParse(images([-1])).success).toBe(false);
  expect(callArguments['datasets:images'].safeParse(images(Array<number>(5000).fill(0))).success).toBe(false);
  expect(callArguments['runs:get'].safeParse({ runId: '../../etc' }).success).toBe(false);
  expect(callArguments['runs:list'].safeParse({ extra: 1 }).success).toBe(false);
});

test('kinds of files are named by letters and digits: no pattern, no path', () => {
  const asked = (extension: string) => ({ title: 'Texts', kinds: [{ name: 'Texts', extensions: [extension] }] });
  const { success } = callArguments['dialogs:choose-files'].safeParse(asked('jsonl'));
  const refused = ['.txt', '*', '', 'a/b'].map(
    (one) => callArguments['dialogs:choose-files'].safeParse(asked(one)).success,
  );
  expect([success, ...refused]).toEqual([true, false, false, false, false]);
});
