import { expect, test } from 'vitest';
import { fakeCli, fakeWriting } from '../fake-services.ts';

test('hands over the files and tells how many codes there are', async () => {
  const asked: unknown[] = [];
  const encode = (...input: unknown[]) => {
    asked.push(input);
    return Promise.resolve({ count: 7, latentSize: 2 });
  };
  const { services } = fakeWriting({}, { encode });
  const { code, out, err } = await fakeCli(['encode', 'last', '--data', 'in.npy', '--out', 'out.npy'], {
    writing: services,
  });
  expect(code).toBe(0);
  expect(asked).toEqual([
    ['20261124abcd', expect.stringMatching(/in\.npy$/) as string, expect.stringMatching(/out\.npy$/) as string],
  ]);
  expect([...out, ...err].join()).toMatch(/7 codes of 2 dimensions/);
});
