import { expect, test } from 'vitest';
import { fakeCli, fakeWriting } from '../fake-services.ts';

test('goes on with the run and follows it to its end', async () => {
  const { services, calls } = fakeWriting();
  const { code, json } = await fakeCli(['resume', 'last', '--json'], { writing: services });
  expect(code).toBe(0);
  expect(calls).toEqual(['resume 20261124abcd', 'close']);
  expect(json.at(-1)).toMatchObject({ event: 'end', state: 'finished' });
});
