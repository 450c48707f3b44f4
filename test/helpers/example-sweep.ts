import { sweepDefinitionSchema, trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepOverview, TrialColumns, TrialOutcome } from '#shared/contract/sweep.ts';

/** Two dimensions, one objective; a test names what matters to it. */
export function exampleDefinition(changes: Readonly<Record<string, unknown>> = {}): SweepDefinition {
  return sweepDefinitionSchema.parse({
    name: 'Digits sweep',
    space: [
      { name: 'beta', kind: 'float', minimum: 0.1, maximum: 10, log: true },
      { name: 'optimizer', kind: 'choice', values: ['adam', 'sgd'] },
    ],
    objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
    sampler: { name: 'random' },
    trials: 20,
    ...changes,
  });
}

/** A running sweep with 3 finished and 1 running trial. */
export function exampleSweep(changes: Partial<SweepOverview> = {}): SweepOverview {
  return {
    id: '20261124100000000sss',
    state: 'running',
    definition: exampleDefinition(),
    createdAt: '2026-11-24T10:00:00.000Z',
    counts: { running: 1, finished: 3, pruned: 0, failed: 0 },
    trialLimit: 20,
    best: { number: 1, runId: '20261124100000000aaa', objectives: [98.5] },
    isPaused: false,
    workers: 2,
    threadsOfWorker: 1,
    millisecondsLeft: 90_000,
    error: null,
    ...changes,
  };
}

export interface ExampleTrial {
  readonly number: number;
  readonly outcome?: TrialOutcome;
  readonly point?: readonly number[];
  readonly objectives?: readonly number[];
  readonly constraints?: readonly number[];
  readonly runId?: string | null;
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/** Columns of the trials; what is not named of one is missing: NaN, or no run. */
export function exampleColumns(definition: SweepDefinition, trials: readonly ExampleTrial[]): TrialColumns {
  const table = (width: number, row: (trial: ExampleTrial) => readonly number[] | undefined) =>
    Float64Array.from(
      trials.flatMap((trial) => Array.from({ length: width }, (_, i) => row(trial)?.[i] ?? Number.NaN)),
    );
  return {
    numbers: Int32Array.from(trials, ({ number }) => number),
    outcomes: Uint8Array.from(trials, ({ outcome = 'finished' }) => trialOutcomes.indexOf(outcome)),
    points: table(definition.space.length, ({ point }) => point),
    objectives: table(definition.objectives.length, ({ objectives }) => objectives),
    constraints: table(definition.constraints.length, ({ constraints }) => constraints),
    runIds: trials.map(({ runId = null }) => runId),
    startedAt: table(1, ({ startedAt }) => (startedAt === undefined ? undefined : [startedAt])),
    endedAt: table(1, ({ endedAt }) => (endedAt === undefined ? undefined : [endedAt])),
  };
}
