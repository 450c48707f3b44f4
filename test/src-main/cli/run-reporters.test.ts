import { expect, test } from 'vitest';
import { fakeCli, fakeWriting } from './fake-services.ts';

test('for people: a line an epoch with the watched split, warnings, and the final figures', async () => {
  const { out, err } = await fakeCli(['train', 'mnist-quick'], { writing: fakeWriting().services });
  expect(err.filter((line) => line.startsWith('epoch'))).toHaveLength(2);
  expect(err.join('\n')).toMatch(/epoch 2\/2 {2}train loss 130\.5 {2}validation −ELBO 131/);
  expect(err).toContain('warning: slow disk');
  expect(out.join('\n')).toContain('129.3');
});

test('for programs: one object a line, the last with run, state and final metrics', async () => {
  const { json } = await fakeCli(['train', 'mnist-quick', '--json'], { writing: fakeWriting().services });
  expect(json.every((line) => typeof line === 'object')).toBe(true);
  expect(json.at(-1)).toMatchObject({
    event: 'end',
    runId: '20261124abcd',
    state: 'finished',
    metrics: { 'final/test/negativeElbo': 129.25 },
  });
});
