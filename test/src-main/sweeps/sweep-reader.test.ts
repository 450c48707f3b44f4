import { expect, test } from 'vitest';
import type { SweepOverview } from '#shared/contract/sweep.ts';
import { createSweepReader, storedSweep } from '#main/sweeps/sweep-reader.ts';
import { temporaryWorkspace } from '../storage/example-workspace.ts';
import { exampleSweep } from './example-sweep.ts';

function fixture() {
  const workspace = temporaryWorkspace();
  const definition = exampleSweep();
  for (const id of ['20261124ssss', '20261125ssss']) {
    workspace.sweeps.insert({
      id,
      state: 'finished',
      definition,
      createdAt: '2026-11-24T10:00:00.000Z',
      appVersion: '0',
    });
  }
  const point = { beta: 1 };
  for (const number of [0, 1]) {
    workspace.sweeps.insertTrial('20261124ssss', { number, point, runId: null });
    workspace.sweeps.setReports('20261124ssss', number, [{ step: 1, value: 7 + number }]);
  }
  workspace.sweeps.endTrial('20261124ssss', 0, { outcome: 'finished', objectives: [42], constraints: [] });
  const overviews = { of: (sweep: object) => ({ ...sweep, workers: 5 }) as SweepOverview };
  return { workspace, reader: createSweepReader(workspace, overviews) };
}

test('sweeps come as overviews, the newest first', () => {
  const { reader } = fixture();
  expect(reader.list().map(({ id, workers }) => [id, workers])).toEqual([
    ['20261125ssss', 5],
    ['20261124ssss', 5],
  ]);
  expect(reader.get('20261124ssss')).toMatchObject({ id: '20261124ssss', workers: 5 });
});

test('trials are read in columns, all or some', () => {
  const { reader } = fixture();
  expect(reader.trials('20261124ssss')).toHaveLength(2);
  expect(Array.from(reader.columns('20261124ssss', null).objectives)).toEqual([42, NaN]);
  expect(Array.from(reader.columns('20261124ssss', [1, 1, 9]).numbers)).toEqual([1]);
  expect(Array.from(reader.curves('20261124ssss', [1]).values)).toEqual([8]);
  expect(reader.importance('20261124ssss', 0).warning).toContain('Too few trials');
});

test('an unknown sweep is an error with its id, whatever is asked of it', () => {
  const { workspace, reader } = fixture();
  const asks = [
    reader.get,
    reader.trials,
    (id: string) => reader.columns(id, null),
    (id: string) => reader.curves(id, []),
  ];
  for (const ask of asks) expect(() => ask('20261124none')).toThrow('There is no sweep 20261124none');
  expect(() => storedSweep(workspace, '20261124none')).toThrow(
    expect.objectContaining({ code: 'sweep/not-found' }) as Error,
  );
});
