import { withLaterRows } from '#shared/contract/hyperparameters.ts';
import type { Run, RunState } from '#shared/contract/run.ts';

/** A run as it is stored: everything of a `Run` but the decision whether it may be resumed. */
export interface RunRecord extends Omit<Run, 'isResumable'> {
  readonly hasCheckpoint: boolean;
}

/** What a run is born with. */
export type NewRun = Pick<
  Run,
  'id' | 'name' | 'preset' | 'datasetHash' | 'hyperparameters' | 'appVersion' | 'createdAt'
> & {
  /** Of the machine and its programs, for whoever wants to repeat the run. */
  readonly versions: Readonly<Record<string, string>>;
};

/** In the order of `RunRow`: arrays are read twice as fast as objects, which 10,000 runs notice. */
export const selectRuns = `
  SELECT runs.id, runs.name, preset, state, hyperparameters, dataset_hash, datasets.name, engine, app_version,
    created_at, started_at, finished_at, attempt, step, epoch, steps_per_epoch, milliseconds_left, metrics, notes,
    error_code, error_message,
    (SELECT json_group_array(tag) FROM run_tags WHERE run_id = runs.id),
    EXISTS (SELECT 1 FROM checkpoints WHERE run_id = runs.id), trials.sweep_id, trials.number
  FROM runs JOIN datasets ON datasets.hash = runs.dataset_hash LEFT JOIN trials ON trials.run_id = runs.id`;

/** Columns of `selectRuns`, as SQLite gives them. */
export type RunRow = readonly [
  id: string,
  name: string,
  preset: string | null,
  state: RunState,
  hyperparameters: string,
  datasetHash: string,
  datasetName: string,
  engine: string | null,
  appVersion: string,
  createdAt: string,
  startedAt: string | null,
  finishedAt: string | null,
  attempt: number,
  step: number,
  epoch: number,
  stepsPerEpoch: number | null,
  millisecondsLeft: number | null,
  metrics: string,
  notes: string,
  errorCode: string | null,
  errorMessage: string | null,
  tags: string,
  hasCheckpoint: number,
  sweepId: string | null,
  trialNumber: number | null,
];

/* Each JSON text below was written by this room from a value of the asserted type. */
export function runRecord(row: RunRow): RunRecord {
  const [id, name, preset, state, hyperparameters, datasetHash, datasetName, engine, appVersion, ...later] = row;
  const [createdAt, startedAt, finishedAt, attempt, step, epoch, stepsPerEpoch, millisecondsLeft, ...end] = later;
  const [metrics, notes, errorCode, errorMessage, tags, hasCheckpoint, sweepId, trialNumber] = end;
  return {
    id,
    name,
    preset,
    state,
    hyperparameters: withLaterRows(JSON.parse(hyperparameters) as Run['hyperparameters']),
    datasetHash,
    datasetName,
    engine,
    appVersion,
    createdAt,
    startedAt,
    finishedAt,
    attempt,
    step,
    epoch,
    stepsPerEpoch,
    millisecondsLeft,
    metrics: JSON.parse(metrics) as Run['metrics'],
    tags: tags === '[]' ? [] : (JSON.parse(tags) as string[]),
    notes,
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    trial: sweepId === null || trialNumber === null ? null : { sweepId, number: trialNumber },
    hasCheckpoint: hasCheckpoint === 1,
  };
}
