import type { Sweep, SweepDefinition, SweepState, SweepTrial } from '#shared/contract/sweep.ts';
import type { Database } from './sqlite.ts';

export interface SweepReading {
  /** Newest first. */
  list(): readonly Sweep[];
  get(sweepId: string): Sweep | null;
  /** In order of their numbers. */
  trials(sweepId: string): readonly SweepTrial[];
  trialOfRun(runId: string): { readonly sweepId: string; readonly number: number } | null;
}

/** Numbers that are not finite throw: JSON has none. So do changes of a trial that is not there or not in question. */
export interface SweepTable extends SweepReading {
  insert(sweep: Sweep & { readonly appVersion: string }): void;
  setState(sweepId: string, state: SweepState): void;
  setDefinition(sweepId: string, definition: SweepDefinition): void;
  /** Sweeps that a dead writer left running become stopped, their trials stay open; gives their ids. */
  stopUnfinished(): readonly string[];
  /** With its trials; their runs stay. */
  remove(sweepId: string): void;
  /** A new trial is `running`. A number that the sweep has already is refused, and so is a run of another trial. */
  insertTrial(sweepId: string, trial: Pick<SweepTrial, 'number' | 'point' | 'runId'>): void;
  /** Of a running trial. The value of a step that was reported before is replaced. */
  report(sweepId: string, number: number, report: SweepTrial['reports'][number]): void;
  /** Of a running trial: it ends once. */
  endTrial(sweepId: string, number: number, end: EndOfTrial): void;
  /** The trial runs again: with a new run from the start, with the one it has from where that was, reports kept. */
  reopenTrial(sweepId: string, number: number, runId: string): void;
}

interface EndOfTrial extends Pick<SweepTrial, 'objectives' | 'constraints'> {
  readonly outcome: Exclude<SweepTrial['outcome'], 'running'>;
}

export function createSweepTable(database: Database): SweepTable {
  return { ...createSweepReading(database), ...createSweepWriting(database), ...createTrialWriting(database) };
}

function createSweepReading(database: Database): SweepReading {
  const select = 'SELECT id, state, definition, created_at AS createdAt FROM sweeps';
  const list = database.prepare(`${select} ORDER BY id DESC`);
  const get = database.prepare(`${select} WHERE id = ?`);
  const trials = database
    .prepare(
      `SELECT number, point, run_id, outcome, objectives, constraints, reports FROM trials
       WHERE sweep_id = ? ORDER BY number`,
    )
    .raw();
  const trialOfRun = database.prepare('SELECT sweep_id AS sweepId, number FROM trials WHERE run_id = ?');
  return {
    list: () => (list.all() as SweepRow[]).map(sweepOf),
    get(sweepId) {
      const row = get.get(sweepId) as SweepRow | undefined;
      return row === undefined ? null : sweepOf(row);
    },
    trials: (sweepId) => (trials.all(sweepId) as TrialRow[]).map(trialOf),
    trialOfRun: (runId) => (trialOfRun.get(runId) as { sweepId: string; number: number } | undefined) ?? null,
  };
}

type TrialWriting = Pick<SweepTable, 'insertTrial' | 'report' | 'endTrial' | 'reopenTrial'>;

function createSweepWriting(database: Database): Omit<SweepTable, keyof SweepReading | keyof TrialWriting> {
  const insert = database.prepare(`
    INSERT INTO sweeps (id, definition, state, created_at, app_version)
    VALUES (@id, @definition, @state, @createdAt, @appVersion)`);
  const setState = database.prepare('UPDATE sweeps SET state = @state WHERE id = @sweepId');
  const setDefinition = database.prepare('UPDATE sweeps SET definition = @definition WHERE id = @sweepId');
  const stop = database.prepare(`UPDATE sweeps SET state = 'stopped' WHERE state = 'running' RETURNING id`).pluck();
  const remove = database.prepare('DELETE FROM sweeps WHERE id = ?');
  return {
    insert: ({ definition, ...sweep }) => void insert.run({ ...sweep, definition: JSON.stringify(definition) }),
    setState: (sweepId, state) => void setState.run({ sweepId, state }),
    setDefinition(sweepId, definition) {
      setDefinition.run({ sweepId, definition: JSON.stringify(definition) });
    },
    stopUnfinished: () => stop.all() as string[],
    remove: (sweepId) => void remove.run(sweepId),
  };
}

function createTrialWriting(database: Database): TrialWriting {
  const insert = database.prepare(`
    INSERT INTO trials (sweep_id, number, point, run_id, outcome)
    VALUES (@sweepId, @number, @point, @runId, 'running')`);
  // the value is JSON text: how many digits SQLite writes of a number depends on its version
  const report = database.prepare(`
    UPDATE trials SET reports = json_set(reports, '$."' || @step || '"', json(@value))
    WHERE sweep_id = @sweepId AND number = @number AND outcome = 'running'`);
  const end = database.prepare(`
    UPDATE trials SET outcome = @outcome, objectives = @objectives, constraints = @constraints
    WHERE sweep_id = @sweepId AND number = @number AND outcome = 'running'`);
  const reopen = database.prepare(`
    UPDATE trials SET outcome = 'running', objectives = '[]', constraints = '[]', run_id = @runId,
      reports = CASE WHEN run_id = @runId THEN reports ELSE '{}' END
    WHERE sweep_id = @sweepId AND number = @number AND outcome IN ('running', 'failed')`);
  return {
    insertTrial(sweepId, { number, point, runId }) {
      insert.run({ sweepId, number, runId, point: finiteJson(point) });
    },
    report(sweepId, number, { step, value }) {
      if (!Number.isSafeInteger(step) || step < 0) throw new Error(`report: step is ${step}, expected an integer ≥ 0`);
      const { changes } = report.run({ sweepId, number, step: String(step), value: finiteJson(value) });
      if (changes === 0) throw new Error(`report: sweep ${sweepId} has no running trial ${number}`);
    },
    endTrial(sweepId, number, { outcome, objectives, constraints }) {
      const numbers = { objectives: finiteJson(objectives), constraints: finiteJson(constraints) };
      const { changes } = end.run({ sweepId, number, outcome, ...numbers });
      if (changes === 0) throw new Error(`endTrial: sweep ${sweepId} has no running trial ${number}`);
    },
    reopenTrial(sweepId, number, runId) {
      const { changes } = reopen.run({ sweepId, number, runId });
      if (changes === 0) throw new Error(`reopenTrial: sweep ${sweepId} has no running or failed trial ${number}`);
    },
  };
}

type Numbers = number | readonly number[] | Readonly<Record<string, number>>;

/** JSON.stringify would make null of a number that is not finite. */
function finiteJson(numbers: Numbers): string {
  return JSON.stringify(numbers, (key, value: unknown) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    throw new Error(`sweep table: ${key || 'value'} is ${value}, expected a finite number`);
  });
}

interface SweepRow extends Omit<Sweep, 'definition'> {
  readonly definition: string;
}

/** Columns of the trials, as SQLite gives them. */
type TrialRow = readonly [
  number: number,
  point: string,
  runId: string | null,
  outcome: SweepTrial['outcome'],
  objectives: string,
  constraints: string,
  reports: string,
];

/* Each JSON text below was written by this file from a value of the asserted type. */
function sweepOf({ definition, ...sweep }: SweepRow): Sweep {
  return { ...sweep, definition: JSON.parse(definition) as SweepDefinition };
}

function trialOf([number, point, runId, outcome, objectives, constraints, reports]: TrialRow): SweepTrial {
  return {
    number,
    point: JSON.parse(point) as SweepTrial['point'],
    runId,
    outcome,
    objectives: JSON.parse(objectives) as number[],
    constraints: constraints === '[]' ? [] : (JSON.parse(constraints) as number[]),
    reports: reportsOf(reports),
  };
}

/** Keys that are whole numbers come in their order. */
function reportsOf(text: string): SweepTrial['reports'] {
  const values = JSON.parse(text) as Record<string, number>;
  return Object.keys(values).map((step) => ({ step: Number(step), value: values[step]! }));
}
