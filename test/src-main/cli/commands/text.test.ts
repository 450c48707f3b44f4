import { expect, test } from 'vitest';
import { fakeCli } from '../fake-services.ts';

test('says what can be done with texts', async () => {
  const { code, out } = await fakeCli(['text', '--help']);
  expect([code, out.join('\n')]).toEqual([0, expect.stringMatching(/vocabulary .*<dataset>/)]);
});
