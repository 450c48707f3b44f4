import type { Sweep, SweepDefinition, SweepState, SweepTrial, TrialOutcome } from '#shared/contract/sweep.ts';
import type { Database } from './sqlite.ts';

export interface SweepReading {
  /** Newest first. */
  list(): readonly Sweep[];
  get(sweepId: string): Sweep | null;
  /** In order of their numbers. */
  trials(sweepId: string): readonly SweepTrial[];
  /** The same without their reports, which take most of the time to read; with when their runs ran; all or some. */
  trialTimes(sweepId: string, numbers?: readonly number[] | null): readonly TimedTrial[];
  /** The same with nothing made of them that need not be, for thousands that are looked at once; all or some. */
  trialRows(sweepId: string, numbers: readonly number[] | null): readonly TrialNumbersRow[];
  /** What trials reported, of those that did, in order of their numbers; all or some. */
  reportRows(sweepId: string, numbers: readonly number[] | null): readonly ReportsRow[];
  /** How many trials of each outcome. */
  counts(sweepId: string): Readonly<Record<TrialOutcome, number>>;
}

export interface TimedTrial extends Omit<SweepTrial, 'reports'> {
  /** Of the run's first start and its last end: milliseconds since 1970, null where there is none. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** Point, objectives and constraints are JSON of what they are in `SweepTrial`, times as in `TimedTrial`. */
export type TrialNumbersRow = readonly [...BriefRow, startedAt: number | null, finishedAt: number | null];
/** Reports are JSON: an object of values by step. */
export type ReportsRow = readonly [number: number, reports: string];

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
  /** Of a running trial: all that it has reported so far, in place of what stood there. */
  setReports(sweepId: string, number: number, reports: SweepTrial['reports']): void;
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
  const rows = createSelection(
    database,
    `SELECT number, point, run_id, outcome, objectives, constraints,
       round(1000 * unixepoch(runs.started_at, 'subsec')), round(1000 * unixepoch(runs.finished_at, 'subsec'))
     FROM trials LEFT JOIN runs ON runs.id = trials.run_id WHERE sweep_id = @sweepId`,
  );
  const reports = createSelection(
    database,
    "SELECT number, reports FROM trials WHERE sweep_id = @sweepId AND reports <> '{}'",
  );
  const counts = database.prepare('SELECT outcome, count(*) FROM trials WHERE sweep_id = ? GROUP BY outcome').raw();
  return {
    list: () => (list.all() as SweepRow[]).map(sweepOf),
    get(sweepId) {
      const row = get.get(sweepId) as SweepRow | undefined;
      return row === undefined ? null : sweepOf(row);
    },
    trials: (sweepId) => (trials.all(sweepId) as TrialRow[]).map(trialOf),
    trialTimes: (sweepId, numbers = null) => (rows(sweepId, numbers) as TrialNumbersRow[]).map(timedTrialOf),
    trialRows: (sweepId, numbers) => rows(sweepId, numbers) as TrialNumbersRow[],
    reportRows: (sweepId, numbers) => reports(sweepId, numbers) as ReportsRow[],
    counts: (sweepId) => {
      const none = { running: 0, finished: 0, pruned: 0, failed: 0 };
      return { ...none, ...Object.fromEntries(counts.all(sweepId) as [TrialOutcome, number][]) };
    },
  };
}

/** Rows of all trials of a sweep, or of those of these numbers: then only their rows are read. */
function createSelection(database: Database, select: string) {
  const all = database.prepare(`${select} ORDER BY number`).raw();
  const some = database
    .prepare(`${select} AND number IN (SELECT value FROM json_each(@numbers)) ORDER BY number`)
    .raw();
  return (sweepId: string, numbers: readonly number[] | null): unknown[] =>
    numbers === null ? all.all({ sweepId }) : some.all({ sweepId, numbers: JSON.stringify(numbers) });
}

type TrialWriting = Pick<SweepTable, 'insertTrial' | 'setReports' | 'endTrial' | 'reopenTrial'>;

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
  const setReports = database.prepare(`
    UPDATE trials SET reports = @reports WHERE sweep_id = @sweepId AND number = @number AND outcome = 'running'`);
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
    setReports(sweepId, number, reports) {
      const wrong = reports.find(({ step }) => !Number.isSafeInteger(step) || step < 0);
      if (wrong) throw new Error(`setReports: step is ${wrong.step}, expected an integer ≥ 0`);
      const values = Object.fromEntries(reports.map(({ step, value }) => [step, value]));
      const { changes } = setReports.run({ sweepId, number, reports: finiteJson(values) });
      if (changes === 0) throw new Error(`setReports: sweep ${sweepId} has no running trial ${number}`);
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
type TrialRow = readonly [...BriefRow, reports: string];
type BriefRow = readonly [
  number: number,
  point: string,
  runId: string | null,
  outcome: TrialOutcome,
  objectives: string,
  constraints: string,
];

/* Each JSON text below was written by this file from a value of the asserted type. */
function sweepOf({ definition, ...sweep }: SweepRow): Sweep {
  return { ...sweep, definition: JSON.parse(definition) as SweepDefinition };
}

function trialOf([number, point, runId, outcome, objectives, constraints, reports]: TrialRow): SweepTrial {
  return { number, runId, outcome, ...numbersOf(point, objectives, constraints), reports: reportsOf(reports) };
}

function timedTrialOf([number, point, runId, outcome, objectives, constraints, ...times]: TrialNumbersRow): TimedTrial {
  const [startedAt, finishedAt] = times;
  return { number, runId, outcome, ...numbersOf(point, objectives, constraints), startedAt, finishedAt };
}

function numbersOf(
  point: string,
  objectives: string,
  constraints: string,
): Pick<SweepTrial, 'point' | 'objectives' | 'constraints'> {
  return {
    point: JSON.parse(point) as SweepTrial['point'],
    objectives: JSON.parse(objectives) as number[],
    constraints: constraints === '[]' ? [] : (JSON.parse(constraints) as number[]),
  };
}

/** Keys that are whole numbers come in their order. */
function reportsOf(text: string): SweepTrial['reports'] {
  const values = JSON.parse(text) as Record<string, number>;
  return Object.keys(values).map((step) => ({ step: Number(step), value: values[step]! }));
}
