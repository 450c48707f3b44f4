import { WorkbenchError } from '#shared/contract/errors.ts';
import type {
  Sweep,
  SweepImportance,
  SweepOverview,
  SweepTrial,
  TrialColumns,
  TrialCurves,
} from '#shared/contract/sweep.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { importanceOf } from './sweep-importance.ts';
import type { SweepOverviews } from './sweep-overviews.ts';
import { trialColumns, trialCurves } from './trial-columns.ts';

/** What can be asked about sweeps. Unknown ids throw 'sweep/not-found'. */
export interface SweepReader {
  /** Newest first. */
  readonly list: () => readonly SweepOverview[];
  readonly get: (sweepId: string) => SweepOverview;
  readonly trials: (sweepId: string) => readonly SweepTrial[];
  /** All trials, or those of these numbers. */
  readonly columns: (sweepId: string, numbers: readonly number[] | null) => TrialColumns;
  readonly curves: (sweepId: string, numbers: readonly number[] | null) => TrialCurves;
  readonly importance: (sweepId: string, objective: number) => SweepImportance;
}

type Readable = Pick<ReadableWorkspace, 'sweeps' | 'directory'>;

export function createSweepReader(workspace: Readable, overviews: Pick<SweepOverviews, 'of'>): SweepReader {
  const { sweeps } = workspace;
  const stored = (sweepId: string) => storedSweep(workspace, sweepId);
  return {
    list: () => sweeps.list().map(overviews.of),
    get: (sweepId) => overviews.of(stored(sweepId)),
    trials: (sweepId) => sweeps.trials(stored(sweepId).id),
    columns: (sweepId, numbers) => trialColumns(stored(sweepId).definition, sweeps.trialRows(sweepId, numbers)),
    curves: (sweepId, numbers) => trialCurves(sweeps.reportRows(stored(sweepId).id, numbers)),
    importance: (sweepId, objective) => importanceOf(stored(sweepId).definition, sweeps.trialTimes(sweepId), objective),
  };
}

export function storedSweep({ sweeps, directory }: Readable, sweepId: string): Sweep {
  const sweep = sweeps.get(sweepId);
  if (sweep) return sweep;
  throw new WorkbenchError('sweep/not-found', `There is no sweep ${sweepId} in ${directory}.`, { sweepId });
}
