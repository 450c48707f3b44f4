import { expect, test } from 'vitest';
import type { DoctorFinding } from '#shared/contract/doctor.ts';
import { fakeCli } from '../fake-services.ts';

const diagnosing = (...findings: DoctorFinding[]) => ({ door: { diagnose: () => Promise.resolve({ findings }) } });
const finding = (state: DoctorFinding['state']): DoctorFinding => ({
  subject: 'Engine',
  state,
  found: 'wasm',
  remedy: 'Do this.',
});

test('names what was found and what to do; something limited is no failure, something missing is', async () => {
  const limited = await fakeCli(['doctor'], diagnosing(finding('limited')));
  expect(limited.code).toBe(0);
  expect(limited.out.join('\n')).toMatch(/limited\s+Engine\s+wasm[\s\S]*Do this\./);
  expect((await fakeCli(['doctor'], diagnosing(finding('missing')))).code).toBe(1);
});
