import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import type { MetricName } from '#shared/contract/metric.ts';
import type { PointBatch } from '#shared/contract/training-messages.ts';
import { median } from '#shared/statistics/median.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { builtProgram } from '#test/src-main/storage/built-program.ts';
import {
  exampleManifest,
  exampleRun,
  now,
  pointBatch,
  temporaryWorkspace,
} from '#test/src-main/storage/example-workspace.ts';

const runCount = 4;
const messages = 800;
const seriesPerRun = 25;
const stepsPerMessage = 100;
const pointsPerMessage = seriesPerRun * stepsPerMessage;

/** What a run sends in a tenth of a second when four of them make 100,000 points a second. */
function message(first: number): PointBatch {
  const names = Array.from({ length: seriesPerRun }, (_, index): MetricName => `step/train/kl.${index}`);
  const series = Int32Array.from({ length: pointsPerMessage }, (_, index) => index % seriesPerRun);
  const steps = Float64Array.from(series, (_, index) => first + Math.floor(index / seriesPerRun));
  return { names, series, steps, values: steps.map((step, index) => Math.sin(step + index)) };
}

function print(figures: Readonly<Record<string, number | string>>): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}

/** Processor seconds of this process: what a figure is judged by, because the wall clock also measures other programs. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface ReaderReport {
  readonly points: number;
  readonly pages: number;
  readonly worstReadMs: number;
  readonly lockErrors: number;
}

async function startReader(directory: string, points: number): Promise<() => Promise<ReaderReport>> {
  const program = await builtProgram('test/bench/storage-reader.ts');
  const child = spawn(process.execPath, [program, directory, String(points)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return async () => {
    await closed;
    return JSON.parse(said) as ReaderReport;
  };
}

/** Writes all messages, a run in turn, giving the event loop air between them; gives the milliseconds of each. */
async function writeAll(workspace: Workspace, runIds: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < messages; index += 1) {
    const points = message(Math.floor(index / runCount) * stepsPerMessage);
    const startedAt = performance.now();
    workspace.metrics.append(runIds[index % runCount] ?? '', 1, points);
    took.push(performance.now() - startedAt);
    if (index % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return took;
}

test('metric points from four runs beside a reader in another process', async () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const runIds = Array.from({ length: runCount }, (_, index) => `2026112400000${index}`);
  for (const runId of runIds) {
    workspace.runs.insert(exampleRun(runId));
    workspace.attempts.begin(runId, null, now);
  }
  const readerReport = await startReader(workspace.directory, messages * pointsPerMessage);
  const startedAt = performance.now();
  const processorAt = processorSeconds();
  const took = await writeAll(workspace, runIds);
  const seconds = (performance.now() - startedAt) / 1000;
  const busySeconds = processorSeconds() - processorAt;
  const reader = await readerReport();
  const points = messages * pointsPerMessage;
  print({
    bench: 'metric points',
    points,
    pointsPerSecond: points / seconds,
    pointsPerProcessorSecond: points / busySeconds,
    medianMessageMs: median(took),
    worstMessageMs: Math.max(...took),
    readerPoints: reader.points,
    readerPages: reader.pages,
    readerWorstMs: reader.worstReadMs,
    lockErrors: reader.lockErrors,
  });
  expect(reader.lockErrors).toBe(0);
  expect(reader.points).toBe(points);
});

test('the list of 10,000 runs with 25 series each', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  workspace.transaction(() => {
    for (let index = 0; index < 10_000; index += 1) {
      const runId = `20261124${String(index).padStart(8, '0')}`;
      workspace.runs.insert(exampleRun(runId));
      workspace.attempts.begin(runId, null, now);
      const rows = Array.from({ length: 20 }, (_, k) => [`epoch/validation/kl.${k}` as MetricName, 1, k / 7] as const);
      const steps = Array.from({ length: 5 }, (_, k) => [`step/train/kl.${k}` as MetricName, 1, k / 7] as const);
      workspace.metrics.append(runId, 1, pointBatch(...rows, ...steps));
    }
  });
  const took = Array.from({ length: 20 }, () => {
    const [startedAt, processorAt] = [performance.now(), processorSeconds()];
    expect(workspace.runs.list()).toHaveLength(10_000);
    return { wallMs: performance.now() - startedAt, busyMs: 1000 * (processorSeconds() - processorAt) };
  });
  const medianMs = median(took.map(({ wallMs }) => wallMs));
  const medianProcessorMs = median(took.map(({ busyMs }) => busyMs));
  print({ bench: 'run list', runs: 10_000, medianMs, medianProcessorMs });
});

test('a series of a million points, whole and by cursor', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  workspace.runs.insert(exampleRun('20261124aaaa'));
  workspace.attempts.begin('20261124aaaa', null, now);
  const chunk = 50_000;
  for (let first = 0; first < 1_000_000; first += chunk) {
    const steps = Float64Array.from({ length: chunk }, (_, index) => first + index);
    const points = {
      names: ['step/train/loss'] as const,
      series: new Int32Array(chunk),
      steps,
      values: steps.map(Math.sin),
    };
    workspace.metrics.append('20261124aaaa', 1, points);
  }
  const wholeAt = performance.now();
  const page = workspace.metrics.read('20261124aaaa', 0);
  const wholeMs = performance.now() - wholeAt;
  workspace.metrics.append('20261124aaaa', 1, pointBatch(['step/train/loss', 1_000_000, 1]));
  const newAt = performance.now();
  const next = workspace.metrics.read('20261124aaaa', page?.cursor ?? 0);
  const newMs = performance.now() - newAt;
  print({ bench: 'million points', wholeMs, newMs });
  expect(page?.series[0]?.steps.length).toBe(1_000_000);
  expect(next?.series[0]?.steps).toEqual(Float64Array.of(1_000_000));
});
