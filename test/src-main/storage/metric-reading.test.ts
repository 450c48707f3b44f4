import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { MetricName, MetricPage } from '#shared/contract/metric.ts';
import {
  now,
  pointBatch,
  temporaryWorkspace,
  workspaceWithRun,
  exampleManifest,
  exampleRun,
} from './example-workspace.ts';

const loss: MetricName = 'step/train/loss';
const kl: MetricName = 'epoch/validation/kl';

function rows(page: MetricPage | null): (readonly [string, number, number])[] {
  return (page?.series ?? []).flatMap(({ name, steps, values }) =>
    Array.from(steps, (step, index) => [name, step, values[index] ?? NaN] as const),
  );
}

describe('read', () => {
  test('gives everything at first and then only what is new, by series', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch([loss, 1, 0.5], [kl, 1, 7], [loss, 2, 0.25]));
    const first = workspace.metrics.read(runId, 0);
    expect(rows(first)).toEqual([
      [loss, 1, 0.5],
      [loss, 2, 0.25],
      [kl, 1, 7],
    ]);
    expect(first?.restarted).toBe(false);
    workspace.metrics.append(runId, 1, pointBatch([loss, 3, 0.125]));
    const second = workspace.metrics.read(runId, first?.cursor ?? -1);
    expect(rows(second)).toEqual([[loss, 3, 0.125]]);
    expect(rows(workspace.metrics.read(runId, second?.cursor ?? -1))).toEqual([]);
  });

  test('finds new points among old ones when steps arrive out of order', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch([loss, 10, 1], [loss, 30, 3]));
    const cursor = workspace.metrics.read(runId, 0)?.cursor ?? -1;
    workspace.metrics.append(runId, 1, pointBatch([loss, 20, 2], [loss, 40, 4]));
    expect(rows(workspace.metrics.read(runId, cursor))).toEqual([
      [loss, 20, 2],
      [loss, 40, 4],
    ]);
  });

  test('begins again after a resume for a cursor from before it, and not for one from after', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch([loss, 1, 1], [loss, 2, 2], [loss, 3, 3]));
    const before = workspace.metrics.read(runId, 0)?.cursor ?? -1;
    workspace.attempts.begin(runId, { step: 2, epoch: 1 }, now);
    const again = workspace.metrics.read(runId, before);
    expect(again?.restarted).toBe(true);
    expect(rows(again)).toEqual([
      [loss, 1, 1],
      [loss, 2, 2],
    ]);
    workspace.metrics.append(runId, 2, pointBatch([loss, 3, 33]));
    const next = workspace.metrics.read(runId, again?.cursor ?? -1);
    expect(next?.restarted).toBe(false);
    expect(rows(next)).toEqual([[loss, 3, 33]]);
  });

  test('begins again for a cursor that is ahead of the data', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch([loss, 1, 1]));
    expect(workspace.metrics.read(runId, 1_000_000)).toMatchObject({ restarted: true });
  });

  test('is null for a run that is not there', () => {
    expect(temporaryWorkspace().metrics.read('20261124zzzz', 0)).toBeNull();
  });

  test('keeps the values to the last bit', () => {
    const { workspace, runId } = workspaceWithRun();
    const values = [Math.PI, 5e-324, -0.1, 1.7976931348623157e308, 2 ** 53];
    workspace.metrics.append(runId, 1, pointBatch(...values.map((value, step) => [kl, step, value] as const)));
    expect(rows(workspace.metrics.read(runId, 0)).map((row) => row[2])).toEqual(values);
    expect(workspace.runs.get(runId)?.metrics[kl]).toBe(2 ** 53);
    workspace.metrics.append(runId, 1, pointBatch([kl, 99, 0.1 + 0.2]));
    expect(workspace.runs.get(runId)?.metrics[kl]).toBe(0.1 + 0.2);
  });
});

/* Any interleaving of messages, resumes and readers: every reader holds exactly what is stored. */
const names = [loss, 'step/train/kl.0', kl] as const satisfies readonly MetricName[];
type Command =
  | { readonly kind: 'append'; readonly points: readonly (readonly [number, number, number])[] }
  | { readonly kind: 'resume'; readonly step: number | null }
  | { readonly kind: 'read'; readonly reader: number };

const append = fc.record({
  kind: fc.constant('append' as const),
  points: fc.array(fc.tuple(fc.nat(2), fc.nat(30), fc.constantFrom(-1, 0, 0.5, 2, NaN, Infinity)), { maxLength: 12 }),
});
const resume = fc.record({ kind: fc.constant('resume' as const), step: fc.option(fc.nat(30), { nil: null }) });
const read = fc.record({ kind: fc.constant('read' as const), reader: fc.nat(2) });
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: append }, { weight: 1, arbitrary: resume }, { weight: 5, arbitrary: read }),
  { maxLength: 40 },
);

interface Reader {
  cursor: number;
  readonly points: Map<string, number>;
}

function update(reader: Reader, page: MetricPage | null): void {
  if (page === null) throw new Error('the run is there');
  if (page.restarted) reader.points.clear();
  for (const [name, step, value] of rows(page)) {
    const key = `${name} ${step}`;
    expect(reader.points.has(key), `${key} came twice`).toBe(false);
    reader.points.set(key, value);
  }
  reader.cursor = page.cursor;
}

/** The truth by the plainest means: a map, first value wins, a resume deletes what is later. */
function applyToModel(model: Map<string, number>, command: Command): void {
  if (command.kind === 'append') {
    for (const [which, step, value] of command.points) {
      const key = `${names[which]} ${step}`;
      if (Number.isFinite(value) && !model.has(key)) model.set(key, value);
    }
  }
  if (command.kind === 'resume') {
    for (const key of model.keys()) if (Number(key.split(' ')[1]) > (command.step ?? -1)) model.delete(key);
  }
}

function expectSummaries(workspace: ReturnType<typeof temporaryWorkspace>, runId: string, model: Map<string, number>) {
  const summaries = workspace.metrics.summaries(runId);
  for (const name of names) {
    const points = [...model]
      .filter(([key]) => key.startsWith(`${name} `))
      .map(([key, value]) => ({ step: Number(key.split(' ')[1]), value }))
      .sort((a, b) => a.step - b.step);
    const found = summaries.find((summary) => summary.name === name);
    if (points.length === 0) {
      expect(found).toBeUndefined();
      continue;
    }
    const least = Math.min(...points.map((point) => point.value));
    const most = Math.max(...points.map((point) => point.value));
    expect(found).toEqual({
      name,
      pointCount: points.length,
      last: points.at(-1),
      minimum: points.find((point) => point.value === least),
      maximum: points.find((point) => point.value === most),
    });
  }
  const shown = summaries.filter(({ name }) => name === kl).map(({ name, last }) => [name, last.value]);
  expect(workspace.runs.get(runId)?.metrics).toEqual(Object.fromEntries(shown));
}

test('every interleaving of appends, resumes and reads gives each reader exactly the stored truth', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  let runCount = 0;
  const property = fc.property(commands, (list) => {
    const runId = `20261124${String((runCount += 1)).padStart(8, '0')}`;
    workspace.runs.insert(exampleRun(runId));
    let attempt = workspace.attempts.begin(runId, null, now);
    const model = new Map<string, number>();
    const readers: Reader[] = [0, 1, 2].map(() => ({ cursor: 0, points: new Map<string, number>() }));
    for (const command of list) {
      applyToModel(model, command);
      if (command.kind === 'append') {
        const points = command.points.map(([which, step, value]) => [names[which] ?? loss, step, value] as const);
        workspace.metrics.append(runId, attempt, pointBatch(...points));
      } else if (command.kind === 'resume') {
        const from = command.step === null ? null : { step: command.step, epoch: 1 };
        attempt = workspace.attempts.begin(runId, from, now);
      } else {
        const reader = readers[command.reader] as Reader;
        update(reader, workspace.metrics.read(runId, reader.cursor));
        expect(reader.points).toEqual(model);
      }
    }
    expectSummaries(workspace, runId, model);
  });
  fc.assert(property, { numRuns: 150, seed: 20261124 });
}, 60_000);
