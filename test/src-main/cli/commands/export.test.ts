import { expect, test } from 'vitest';
import type { RunReader } from '#main/runs/run-reader.ts';
import { aRun, fakeCli } from '../fake-services.ts';

test('exports beside a writer, and lists the files with their sizes', async () => {
  const asked: unknown[] = [];
  const exportRun = (request: unknown) => {
    asked.push(request);
    return Promise.resolve({ directory: '/x', files: [{ name: 'config.json', bytes: 2600 }] });
  };
  const reading = { runs: { list: () => [aRun()], get: () => aRun() } as unknown as RunReader, exportRun };
  const { code, out, err } = await fakeCli(['export', 'last', '--format', 'tfjs', '--out', '/x'], { reading });
  expect(code).toBe(0);
  expect(asked).toMatchObject([{ runId: '20261124abcd', format: 'tfjs', directory: '/x' }]);
  expect([...out, ...err].join('\n')).toMatch(/config\.json\s+2\.6 kB/);
});
