import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema, trialOutcomes } from '#shared/contract/sweep.ts';
import type {
  SweepDefinition,
  SweepImportance,
  SweepOverview,
  TrialColumns,
  TrialCurves,
} from '#shared/contract/sweep.ts';
import { datasetHash } from './invented-dataset.ts';

export interface InventedSweep {
  readonly overview: SweepOverview;
  readonly columns: TrialColumns;
  readonly curves: TrialCurves;
  readonly importance: SweepImportance;
}

const epochs = 9;

export const quickSweep = sweepDefinitionSchema.parse({
  name: 'MNIST quick sweep',
  preset: 'mnist-quick',
  hyperparameters: { epochs },
  space: [
    { name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
    { name: 'decoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
    { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 32, log: true },
    { name: 'batchSize', kind: 'choice', values: [32, 64, 128] },
    { name: 'optimizer', kind: 'choice', values: ['adam', 'rmsprop', 'sgd'] },
    {
      name: 'adamBeta1',
      kind: 'float',
      minimum: 0.5,
      maximum: 0.99,
      when: { name: 'optimizer', isOneOf: ['adam'] },
    },
  ],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'tpe', startupTrials: 10 },
  pruner: { name: 'asha', minimumResource: 1, maximumResource: epochs, reductionFactor: 3 },
  trials: 80,
});

const tradeOff = sweepDefinitionSchema.parse({
  ...quickSweep,
  name: 'Bits against pixels',
  objectives: [
    { metric: 'epoch/validation/reconstruction', goal: 'minimize' },
    { metric: 'epoch/validation/kl', goal: 'minimize' },
  ],
  constraints: [{ metric: 'epoch/train/secondsPerEpoch', atMost: 5 }],
  sampler: { name: 'nsga2' },
  pruner: { name: 'none' },
});

/** A sweep that runs, one for two objectives, and one that ended by itself. `count`: trials of the first. */
export function inventedSweeps(count: number): readonly InventedSweep[] {
  return [
    inventedSweep('20261124sweep001', { ...quickSweep, trials: Math.ceil(count * 1.25) }, count, {
      state: 'running',
      workers: 2,
      threadsOfWorker: 1,
      millisecondsLeft: 184_000,
    }),
    inventedSweep('20261123sweep002', tradeOff, 80, { state: 'finished' }),
    inventedSweep('20261122sweep003', { ...quickSweep, name: 'Too high learning rates' }, 6, {
      state: 'stopped',
      error: { code: 'sweep/trials-fail', message: 'The first 5 trials failed: the loss became NaN at step 17.' },
    }),
  ];
}

function inventedSweep(
  id: string,
  definition: SweepDefinition,
  count: number,
  changes: Partial<SweepOverview>,
): InventedSweep {
  const columns = inventedColumns(definition, count, changes.state === 'running');
  const best = bestPlace(columns, definition.objectives.length);
  return {
    columns,
    curves: inventedCurves(columns, definition.objectives.length),
    importance: inventedImportance(definition),
    overview: {
      id,
      state: 'running',
      definition: { ...definition, hyperparameters: { ...defaultHyperparameters, epochs }, dataset: datasetHash },
      createdAt: new Date(columns.startedAt[0]!).toISOString(),
      counts: {
        running: countOf(columns, 'running'),
        finished: countOf(columns, 'finished'),
        pruned: countOf(columns, 'pruned'),
        failed: countOf(columns, 'failed'),
      },
      trialLimit: definition.trials,
      best:
        best < 0
          ? null
          : {
              number: columns.numbers[best]!,
              runId: columns.runIds[best]!,
              objectives: [columns.objectives[best * definition.objectives.length]!],
            },
      isPaused: false,
      workers: 0,
      threadsOfWorker: 0,
      millisecondsLeft: null,
      error: null,
      ...changes,
    },
  };
}

/** Points that draw near to a good place, with a bowl of losses around it. */
function inventedColumns(definition: SweepDefinition, count: number, isRunning: boolean): TrialColumns {
  const { space, objectives, constraints } = definition;
  const start = isRunning ? Date.now() - count * 10_500 : Date.parse('2026-11-24T08:00:00Z');
  const columns = {
    numbers: Int32Array.from({ length: count }, (_, i) => i),
    outcomes: new Uint8Array(count),
    points: new Float64Array(count * space.length).fill(NaN),
    objectives: new Float64Array(count * objectives.length).fill(NaN),
    constraints: new Float64Array(count * constraints.length).fill(NaN),
    runIds: Array.from({ length: count }, (_, i) =>
      i % 11 === 5 ? null : `20261124${i.toString(36).padStart(6, '0')}`,
    ),
    startedAt: new Float64Array(count),
    endedAt: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const spread = 1 / (1 + (3 * i) / count);
    const place = (d: number) => Math.min(1, Math.max(0, 0.62 + spread * (noise(i * 7 + d) - 0.6)));
    space.forEach((dimension, d) => {
      const u = place(d);
      if (dimension.when && columns.points[i * space.length + 4] !== 0) return;
      columns.points[i * space.length + d] = valueAt(dimension, u);
    });
    const distance = [0, 1, 2].reduce((sum, d) => sum + (place(d) - 0.7) ** 2 * [1.4, 0.6, 1][d]!, 0);
    const value = 96 + 180 * distance + 3 * noise(i * 3 + 1);
    const outcome =
      isRunning && i >= count - 2 ? 'running' : i % 17 === 4 ? 'failed' : value > 112 ? 'pruned' : 'finished';
    const isPrunable = definition.pruner.name !== 'none';
    const kept = outcome === 'pruned' && !isPrunable ? 'finished' : outcome;
    columns.outcomes[i] = trialOutcomes.indexOf(kept);
    columns.startedAt[i] = start + Math.floor(i / 2) * 21_000 + (i % 2) * 3000;
    columns.endedAt[i] = kept === 'running' ? NaN : columns.startedAt[i]! + (kept === 'finished' ? 18_000 : 7000);
    if (kept !== 'finished') continue;
    objectives.forEach(
      (_, m) => (columns.objectives[i * objectives.length + m] = m === 0 ? value : 32 - distance * 40 - value / 12),
    );
    constraints.forEach((_, c) => (columns.constraints[i * constraints.length + c] = 2 + 4 * noise(i * 5 + c)));
  }
  return columns;
}

function inventedCurves({ numbers, outcomes, objectives }: TrialColumns, width: number): TrialCurves {
  const points = Array.from(numbers).flatMap((number) => {
    const outcome = trialOutcomes[outcomes[number]!];
    const length = outcome === 'finished' ? epochs : outcome === 'failed' ? 0 : 1 + (number % 4);
    const end = objectives[number * width]!;
    const level = Number.isNaN(end) ? 118 + 20 * noise(number) : end;
    return Array.from({ length }, (_, k) => ({
      number,
      epoch: k + 1,
      value: level + 90 * (Math.exp(-0.8 * (k + 1)) - Math.exp(-0.8 * epochs)),
    }));
  });
  return {
    numbers: Int32Array.from(points, ({ number }) => number),
    epochs: Int32Array.from(points, ({ epoch }) => epoch),
    values: Float64Array.from(points, ({ value }) => value),
  };
}

function inventedImportance({ space }: SweepDefinition): SweepImportance {
  const shares = [0.41, 0.24, 0.17, 0.09, 0.06, 0.03];
  return {
    dimensions: space.map(({ name }, d) => ({
      name,
      importance: shares[d]!,
      lower: shares[d]! * 0.7,
      upper: shares[d]! * 1.25,
    })),
    pairs: [
      { names: ['encoderLearningRate', 'decoderLearningRate'], importance: 0.08, lower: 0.05, upper: 0.11 },
      { names: ['encoderLearningRate', 'latentSize'], importance: 0.02, lower: 0.01, upper: 0.04 },
    ],
    warning: 'There are fewer than 30 trials for 6 dimensions: the order may be chance.',
  };
}

function valueAt(dimension: SweepDefinition['space'][number], u: number): number {
  if (dimension.kind === 'choice')
    return Math.min(dimension.values.length - 1, Math.floor(u * dimension.values.length));
  const { minimum, maximum, log, kind } = dimension;
  const value = log ? minimum * (maximum / minimum) ** u : minimum + u * (maximum - minimum);
  return kind === 'integer' ? Math.round(value) : value;
}

function countOf({ outcomes }: TrialColumns, outcome: (typeof trialOutcomes)[number]): number {
  return outcomes.reduce((sum, index) => sum + Number(trialOutcomes[index] === outcome), 0);
}

function bestPlace({ numbers, objectives }: TrialColumns, width: number): number {
  let best = -1;
  numbers.forEach((_, i) => {
    const value = objectives[i * width]!;
    if (!Number.isNaN(value) && (best < 0 || value < objectives[best * width]!)) best = i;
  });
  return best;
}

/** In 0…1 and the same each time. */
function noise(i: number): number {
  const wave = Math.sin(i * 127.1 + 311.7) * 43_758.5453;
  return wave - Math.floor(wave);
}
