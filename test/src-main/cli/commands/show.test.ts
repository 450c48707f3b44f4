import { expect, test } from 'vitest';
import type { RunReader } from '#main/runs/run-reader.ts';
import { aRun, fakeCli } from '../fake-services.ts';

const reading = { runs: { list: () => [aRun()], get: () => aRun() } as unknown as RunReader };

test('shows state, hyperparameters and metrics', async () => {
  const { code, out } = await fakeCli(['show', 'last'], { reading });
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/state\s+finished/);
  expect(out.join('\n')).toMatch(/latentSize\s+2/);
  expect(out.join('\n')).toContain('129.3');
});

test('gives the whole run as JSON, and an error for one that is not there', async () => {
  expect((await fakeCli(['show', '2026', '--json'], { reading })).json[0]).toMatchObject({ state: 'finished' });
  const missing = await fakeCli(['show', 'zzz'], { reading });
  expect(missing.code).not.toBe(0);
  expect(missing.err[0]).toContain('zzz');
});
