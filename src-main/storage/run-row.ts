import type { Run, RunError, RunState } from '#shared/contract/run.ts';

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

export const selectRuns = `
  SELECT runs.*, datasets.name AS dataset_name,
    (SELECT json_group_array(tag) FROM run_tags WHERE run_id = runs.id) AS tags,
    EXISTS (SELECT 1 FROM checkpoints WHERE run_id = runs.id) AS has_checkpoint
  FROM runs JOIN datasets ON datasets.hash = runs.dataset_hash`;

/** Columns of `selectRuns`, as SQLite gives them. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly preset: string | null;
  readonly dataset_hash: string;
  readonly dataset_name: string;
  readonly hyperparameters: string;
  readonly app_version: string;
  readonly state: RunState;
  readonly engine: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly attempt: number;
  readonly step: number;
  readonly epoch: number;
  readonly steps_per_epoch: number | null;
  readonly milliseconds_left: number | null;
  readonly notes: string;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly tags: string;
  readonly has_checkpoint: number;
}

export function runRecord(row: RunRow, metrics: Readonly<Record<string, number>>): RunRecord {
  return {
    id: row.id,
    name: row.name,
    preset: row.preset,
    state: row.state,
    hyperparameters: JSON.parse(row.hyperparameters) as Run['hyperparameters'], // written by `insert` from this type
    datasetHash: row.dataset_hash,
    datasetName: row.dataset_name,
    engine: row.engine,
    appVersion: row.app_version,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    attempt: row.attempt,
    step: row.step,
    epoch: row.epoch,
    stepsPerEpoch: row.steps_per_epoch,
    millisecondsLeft: row.milliseconds_left,
    metrics,
    tags: row.tags === '[]' ? [] : (JSON.parse(row.tags) as string[]), // json_group_array over TEXT
    notes: row.notes,
    error: runError(row),
    hasCheckpoint: row.has_checkpoint === 1,
  };
}

function runError(row: RunRow): RunError | null {
  return row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' };
}
