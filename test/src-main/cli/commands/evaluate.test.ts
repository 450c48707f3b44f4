import { expect, test } from 'vitest';
import { fakeCli, fakeWriting } from '../fake-services.ts';

test('prints what was measured, with units', async () => {
  const { services } = fakeWriting({}, { evaluate: () => Promise.resolve({ negativeElbo: 100.85, kl: 25.2 }) });
  const { code, out } = await fakeCli(['evaluate', 'last'], { writing: services });
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/−ELBO\s+100\.[89]\d*\s+nats per example/);
});
