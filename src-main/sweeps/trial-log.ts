import type { Sweep, SweepTrial } from '#shared/contract/sweep.ts';
import type { Pruner, Trial } from '#shared/search/trial.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { searchTrial } from './search-trials.ts';
import type { TrialEnd } from './trial-end.ts';

/** Starts a run and gives its id; calls back as soon as its row is there, before anybody hears of it. */
export type StartRun = (inserted: (runId: string) => void) => string;

/** The trials of one sweep, in memory and in the workspace: each change is made in both. */
export interface TrialLog {
  /** In order of their numbers. */
  readonly all: readonly SweepTrial[];
  readonly get: (number: number) => SweepTrial;
  /** Writes the trial and its run together: a crash leaves both or none. Gives the run's id. */
  readonly giveOut: GiveOut;
  /** A run from the start for a trial whose run is gone. */
  readonly beginAgain: (number: number, startRun: StartRun) => string;
  /** What was reported of later epochs, before the run went back to a checkpoint, is forgotten. */
  readonly report: (number: number, report: SweepTrial['reports'][number]) => void;
  readonly end: (number: number, end: TrialEnd) => void;
  /** What a pruner says of the trial as it stands. */
  readonly judge: (number: number, pruner: Pruner) => ReturnType<Pruner>;
}

interface GiveOut {
  (point: SweepTrial['point'], startRun: StartRun): string;
  /** For a point of which no run can be made. */
  (point: SweepTrial['point'], startRun: null): null;
}

export function createTrialLog(
  { sweeps, transaction }: Pick<Workspace, 'sweeps' | 'transaction'>,
  { id: sweepId, definition }: Pick<Sweep, 'id' | 'definition'>,
  changed: (trial: SweepTrial) => void,
): TrialLog {
  const all = [...sweeps.trials(sweepId)];
  const known: Trial[] = all.map((trial) => searchTrial(definition, trial)); // as a pruner knows them
  const put = (trial: SweepTrial) => {
    all[trial.number] = trial;
    known[trial.number] = searchTrial(definition, trial);
    changed(trial);
  };
  const get = (number: number) => {
    const trial = all[number];
    if (trial) return trial;
    throw new Error(`trial log: there is no trial ${number}, expected 0 to ${all.length - 1}`);
  };
  function giveOut(point: SweepTrial['point'], startRun: StartRun): string;
  function giveOut(point: SweepTrial['point'], startRun: null): null;
  function giveOut(point: SweepTrial['point'], startRun: StartRun | null): string | null {
    const number = all.length;
    const insert = (runId: string | null) => sweeps.insertTrial(sweepId, { number, point, runId });
    const runId = startRun && transaction(() => startRun(insert));
    if (startRun === null) insert(null);
    put({ number, point, runId, outcome: 'running', objectives: [], constraints: [], reports: [] });
    return runId;
  }
  return {
    all,
    get,
    giveOut,
    beginAgain(number, startRun) {
      const runId = transaction(() => startRun((started) => sweeps.reopenTrial(sweepId, number, started)));
      put({ ...get(number), runId, reports: [] });
      return runId;
    },
    report(number, report) {
      const trial = get(number);
      const reports = [...trial.reports.filter(({ step }) => step < report.step), report];
      sweeps.setReports(sweepId, number, reports);
      put({ ...trial, reports });
    },
    end(number, end) {
      sweeps.endTrial(sweepId, number, end);
      put({ ...get(number), ...end });
    },
    judge(number, pruner) {
      const others = known.filter((other) => other.number !== number);
      return pruner(searchTrial(definition, get(number)), others);
    },
  };
}
