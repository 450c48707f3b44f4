import { expect, test } from 'vitest';
import { aDataset, aPreset, fakeCli } from '../fake-services.ts';
import { aSweep, aTrial, fakeSweeping } from '../fake-sweeps.ts';

test('a sweep by name runs with the values of its preset, a line for each trial and the best at the end', async () => {
  const { writing, started, calls } = fakeSweeping();
  const { code, out, err } = await fakeCli(['sweep', 'quick-sweep', '--trials', '2', '--workers', '1'], { writing });
  expect(code).toBe(0);
  expect(started[0]!.definition.trials).toBe(2);
  expect(started[0]!.basis).toMatchObject({
    datasetHash: aDataset.hash,
    hyperparameters: { epochs: aPreset.hyperparameters.epochs },
  });
  expect(started[0]!.basis.workers).toBe(1);
  expect(err[0]).toMatch(/^1 at once \(this machine: up to \d+\)/);
  expect(out[0]).toMatch(/trial 0 {2}finished {2}130 {2}encoderLearningRate/);
  expect(out[1]).toMatch(/trial 1 {2}pruned {2}139 after epoch 1/);
  expect(out[2]).toContain('finished: 1 finished, 1 pruned');
  expect(calls).toEqual(['close']);
});

test('--json prints an object for each change of a trial and the summary last', async () => {
  const { code, json } = await fakeCli(['sweep', 'quick-sweep', '--json'], { writing: fakeSweeping().writing });
  expect(code).toBe(0);
  expect(json).toHaveLength(4);
  expect(json[1]).toMatchObject({ sweep: '20261124sweep', number: 0, outcome: 'finished' });
  expect(json.at(-1)).toMatchObject({
    state: 'finished',
    trials: { finished: 1, pruned: 1, failed: 0, running: 0 },
    best: [{ number: 0, settings: { encoderLearningRate: 0.001 } }],
  });
});

test('resume goes on with the last sweep and can give it more trials; one that stopped again ends with 1', async () => {
  const { writing, calls } = fakeSweeping('stopped');
  const { code } = await fakeCli(['sweep', 'resume', 'last', '--trials', '9', '--workers', '2'], { writing });
  expect(calls).toContain('resume 20261124sweep 9 2');
  expect(code).toBe(1);
});

const reading = {
  sweeps: {
    list: () => [aSweep()],
    get: () => aSweep(),
    trials: () => [aTrial(0), aTrial(1)],
    trialTimes: () => [],
    trialRows: () => [],
    reportRows: () => [],
    counts: () => ({ running: 0, finished: 2, pruned: 0, failed: 0 }),
  },
};

test('best shows the best trials with their runs, and list every sweep', async () => {
  const best = await fakeCli(['sweep', 'best', 'last'], { reading });
  expect(best.out.join('\n')).toMatch(/1 {2}20261124run1 .*129/);
  const list = await fakeCli(['sweep', 'list'], { reading });
  expect(list.out.join('\n')).toMatch(/20261124sweep {2}finished {2}2\/3/);
});

test('a slip in the arguments costs nothing and says what was expected', async () => {
  const { code, err } = await fakeCli(['sweep', 'quick-sweep', '--workers', '0']);
  expect(code).toBe(2);
  expect(err.join()).toContain('expected a whole number above 0, got 0');
  expect((await fakeCli(['sweep', 'quik-sweep'])).err.join()).toContain('quick-sweep');
});
