import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { RunReader } from '#main/runs/run-reader.ts';
import { aRun, fakeCli } from '../fake-services.ts';

const runs = [100, 102, 101, 90, 92, 91].map((value, i): Run => {
  const run = aRun({ id: `2026112400000${i}`, metrics: { 'final/test/negativeElbo': value } });
  return { ...run, hyperparameters: { ...run.hyperparameters, seed: i % 3 } };
});
const reading = { runs: { list: () => runs } as unknown as RunReader }; // compare calls only this
const groups = [
  '--group',
  'a=20261124000000,20261124000001,20261124000002',
  'b=20261124000003,20261124000004,20261124000005',
];

test('prints the means with intervals and the difference by seeds', async () => {
  const { code, out } = await fakeCli(['compare', 'final/test/negativeElbo', ...groups], { reading });
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/a +3 +101 +1 /);
  expect(out.join('\n')).toMatch(/b − a +3 pairs +-10 .* unlikely to be noise/);
});

test('a + after a run stands for all its seeds', async () => {
  const widened = runs.map((run, i): Run => ({
    ...run,
    hyperparameters: { ...run.hyperparameters, beta: i < 3 ? 1 : 4 },
  }));
  const services = { runs: { list: () => widened } as unknown as RunReader };
  const short = ['--group', 'a=20261124000001+', 'b=20261124000003+'];
  const { json } = await fakeCli(['compare', 'final/test/negativeElbo', ...short, '--json'], { reading: services });
  expect(json[0]).toMatchObject({
    groups: [
      { count: 3, mean: 101 },
      { count: 3, mean: 91 },
    ],
  });
});

test('--json prints the whole comparison', async () => {
  const { json } = await fakeCli(['compare', 'final/test/negativeElbo', ...groups, '--json'], { reading });
  expect(json[0]).toMatchObject({
    groups: [{ name: 'a' }, { name: 'b' }],
    differences: [{ kind: 'paired', sharedSeeds: 3, verdict: 'unlikely-noise' }],
  });
});

test.each([
  [['compare', 'loss', ...groups], 'expected a metric such as'],
  [['compare', 'final/test/negativeElbo', '--group', 'a=1'], 'at least two groups'],
  [['compare', 'final/test/negativeElbo', '--group', 'a=20261124000000', 'b'], 'expected name=run,run'],
])('refuses %j', async (args, message) => {
  const { code, err } = await fakeCli(args, { reading });
  expect(code).toBe(2);
  expect(err.join()).toContain(message);
});
