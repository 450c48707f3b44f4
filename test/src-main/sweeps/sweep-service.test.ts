import { expect, test } from 'vitest';
import { definition, settle, sweepFixture } from './sweep-fixture.ts';

test('a sweep is stored with all values and the hash of its data', () => {
  const { sweeps, basis, manifest } = sweepFixture();
  const sweep = sweeps.start(definition(), basis);
  expect(sweeps.list().map(({ id }) => id)).toEqual([sweep.id]);
  expect(sweep.definition).toMatchObject({ dataset: manifest.hash, hyperparameters: basis.hyperparameters });
  expect(sweep.state).toBe('running');
});

test('an unknown sweep is an error with its id', () => {
  const { sweeps } = sweepFixture();
  expect(() => sweeps.get('20261124none')).toThrow('There is no sweep 20261124none');
});

test('a sweep that runs cannot be resumed; a finished one can be given more trials', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  expect(() => sweeps.resume(id)).toThrow(`Sweep ${id} is running already.`);
  report(0, 1, 1);
  await finish(0);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  sweeps.resume(id, 2);
  await settle();
  expect(workers).toHaveLength(2);
  report(1, 1, 2);
  await finish(1);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(sweeps.trials(id)).toHaveLength(2);
});
