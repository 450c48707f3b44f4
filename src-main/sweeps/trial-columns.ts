import { trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepTrial, TrialColumns, TrialCurves } from '#shared/contract/sweep.ts';
import type { TimedTrial } from '#main/storage/sweep-table.ts';

/** Trials in the columns in which they cross to the window. */
export function trialColumns(
  { space, objectives, constraints }: SweepDefinition,
  trials: readonly TimedTrial[],
): TrialColumns {
  const names = space.map(({ name }) => name);
  return {
    numbers: Int32Array.from(trials, ({ number }) => number),
    outcomes: Uint8Array.from(trials, ({ outcome }) => trialOutcomes.indexOf(outcome)),
    points: rows(trials, names.length, ({ point }, column) => point[names[column]!]),
    objectives: rows(trials, objectives.length, (trial, column) => trial.objectives[column]),
    constraints: rows(trials, constraints.length, (trial, column) => trial.constraints[column]),
    runIds: trials.map(({ runId }) => runId),
    startedAt: Float64Array.from(trials, ({ startedAt }) => milliseconds(startedAt)),
    endedAt: Float64Array.from(trials, ({ finishedAt }) => milliseconds(finishedAt)),
  };
}

/** The reports of trials, one after the other. */
export function trialCurves(trials: readonly Pick<SweepTrial, 'number' | 'reports'>[]): TrialCurves {
  const count = trials.reduce((sum, { reports }) => sum + reports.length, 0);
  const curves = { numbers: new Int32Array(count), epochs: new Int32Array(count), values: new Float64Array(count) };
  let place = 0;
  for (const { number, reports } of trials) {
    for (const { step, value } of reports) {
      curves.numbers[place] = number;
      curves.epochs[place] = step;
      curves.values[place++] = value;
    }
  }
  return curves;
}

/** (N, `width`) row by row; NaN where there is no value. */
function rows(
  trials: readonly TimedTrial[],
  width: number,
  valueOf: (trial: TimedTrial, column: number) => number | undefined,
): Float64Array {
  const values = new Float64Array(trials.length * width);
  for (const [row, trial] of trials.entries()) {
    for (let column = 0; column < width; column++) values[row * width + column] = valueOf(trial, column) ?? NaN;
  }
  return values;
}

function milliseconds(time: string | null): number {
  return time === null ? NaN : Date.parse(time);
}
