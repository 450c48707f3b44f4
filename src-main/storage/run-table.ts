import type { RunError, RunState } from '#shared/contract/run.ts';
import { runRecord, selectRuns } from './run-row.ts';
import type { NewRun, RunRecord, RunRow } from './run-row.ts';
import type { Database } from './sqlite.ts';

export interface RunReading {
  /** Newest first. */
  list(): readonly RunRecord[];
  get(runId: string): RunRecord | null;
}

export interface RunTable extends RunReading {
  /** A new run is `queued`. */
  insert(run: NewRun): void;
  setState(runId: string, state: RunState, change?: StateChange): void;
  /** The worker has opened its data: what computes, and how long an epoch is. */
  setStarted(runId: string, engine: string, stepsPerEpoch: number | null): void;
  setProgress(runId: string, progress: RunProgress): void;
  describe(runId: string, description: { name: string; notes: string; tags: readonly string[] }): void;
  remove(runId: string): void;
  /** Runs that a dead writer left queued, running or paused become interrupted; gives their ids. */
  interruptUnfinished(now: string): readonly string[];
}

export interface StateChange {
  readonly error?: RunError;
  readonly finishedAt?: string;
}

export interface RunProgress {
  readonly step: number;
  readonly epoch: number;
  readonly millisecondsLeft: number | null;
}

export function createRunTable(database: Database): RunTable {
  return { ...createRunReading(database), ...createStateWriting(database), ...createDescriptionWriting(database) };
}

function createRunReading(database: Database): RunReading {
  const list = database.prepare(`${selectRuns} ORDER BY runs.id DESC`).raw();
  const get = database.prepare(`${selectRuns} WHERE runs.id = ?`).raw();
  return {
    list: () => (list.all() as RunRow[]).map(runRecord),
    get(runId) {
      const row = get.get(runId) as RunRow | undefined;
      return row === undefined ? null : runRecord(row);
    },
  };
}

type StateWriting = Pick<RunTable, 'insert' | 'setState' | 'setStarted' | 'setProgress' | 'interruptUnfinished'>;

function createStateWriting(database: Database): StateWriting {
  const insert = database.prepare(`
    INSERT INTO runs (id, name, preset, dataset_hash, hyperparameters, seed, versions, app_version, state, created_at)
    VALUES (@id, @name, @preset, @datasetHash, @hyperparameters, @seed, @versions, @appVersion, 'queued', @createdAt)`);
  const setState = database.prepare(`
    UPDATE runs SET state = @state, finished_at = @finishedAt, error_code = @code, error_message = @message,
      milliseconds_left = CASE WHEN @state IN ('running', 'paused') THEN milliseconds_left END
    WHERE id = @runId`);
  const setStarted = database.prepare(
    'UPDATE runs SET engine = @engine, steps_per_epoch = @stepsPerEpoch WHERE id = @runId',
  );
  const setProgress = database.prepare(
    'UPDATE runs SET step = @step, epoch = @epoch, milliseconds_left = @millisecondsLeft WHERE id = @runId',
  );
  const interrupt = database
    .prepare(
      `UPDATE runs SET state = 'interrupted', finished_at = ?, milliseconds_left = NULL
       WHERE state IN ('queued', 'running', 'paused') RETURNING id`,
    )
    .pluck();
  return {
    insert({ hyperparameters, versions, ...run }) {
      insert.run({
        ...run,
        hyperparameters: JSON.stringify(hyperparameters),
        seed: hyperparameters.seed,
        versions: JSON.stringify(versions),
      });
    },
    setState(runId, state, { error, finishedAt } = {}) {
      const text = { code: error?.code ?? null, message: error?.message ?? null };
      setState.run({ runId, state, finishedAt: finishedAt ?? null, ...text });
    },
    setStarted: (runId, engine, stepsPerEpoch) => void setStarted.run({ runId, engine, stepsPerEpoch }),
    setProgress: (runId, progress) => void setProgress.run({ runId, ...progress }),
    interruptUnfinished: (now) => interrupt.all(now) as string[],
  };
}

function createDescriptionWriting(database: Database): Pick<RunTable, 'describe' | 'remove'> {
  const setText = database.prepare('UPDATE runs SET name = @name, notes = @notes WHERE id = @runId');
  const clearTags = database.prepare('DELETE FROM run_tags WHERE run_id = ?');
  const addTag = database.prepare('INSERT INTO run_tags (run_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM runs WHERE id = ?');
  const describe = database.transaction<RunTable['describe']>((runId, { name, notes, tags }) => {
    setText.run({ runId, name, notes });
    clearTags.run(runId);
    for (const tag of tags) addTag.run(runId, tag);
  });
  return { describe: (runId, description) => describe(runId, description), remove: (runId) => void remove.run(runId) };
}
