import { trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepDefinition, TrialColumns, TrialCurves } from '#shared/contract/sweep.ts';
import type { ReportsRow, TrialNumbersRow } from '#main/storage/sweep-table.ts';

/**
 * Trials in the columns in which they cross to the window. Plain loops over rows as SQLite gives them: a person waits for this,
 * once, before there is machine code, and objects or closures for each of 10,000 trials would take twice the time.
 */
export function trialColumns(
  { space, objectives, constraints }: SweepDefinition,
  rows: readonly TrialNumbersRow[],
): TrialColumns {
  const names = space.map(({ name }) => name);
  const runIds: (string | null)[] = [];
  const columns = {
    numbers: new Int32Array(rows.length),
    outcomes: new Uint8Array(rows.length),
    points: new Float64Array(rows.length * names.length).fill(NaN),
    objectives: new Float64Array(rows.length * objectives.length).fill(NaN),
    constraints: new Float64Array(rows.length * constraints.length).fill(NaN),
    startedAt: new Float64Array(rows.length),
    endedAt: new Float64Array(rows.length),
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    columns.numbers[i] = row[0];
    putPoint(columns.points, i * names.length, names, row[1]);
    runIds.push(row[2]);
    columns.outcomes[i] = trialOutcomes.indexOf(row[3]);
    putList(columns.objectives, i * objectives.length, objectives.length, row[4]);
    putList(columns.constraints, i * constraints.length, constraints.length, row[5]);
    columns.startedAt[i] = row[6] ?? NaN;
    columns.endedAt[i] = row[7] ?? NaN;
  }
  return { ...columns, runIds };
}

/** The reports of trials, one after the other, by ascending epoch. */
export function trialCurves(rows: readonly ReportsRow[]): TrialCurves {
  const numbers: number[] = [];
  const epochs: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const reports = JSON.parse(row[1]) as Record<string, number>; // what the sweep table writes
    const steps = Object.keys(reports); // keys that are whole numbers come in their order
    for (let k = 0; k < steps.length; k++) {
      numbers.push(row[0]);
      epochs.push(Number(steps[k]));
      values.push(reports[steps[k]!]!);
    }
  }
  return { numbers: Int32Array.from(numbers), epochs: Int32Array.from(epochs), values: Float64Array.from(values) };
}

/** Writes the values of the names that the point has, from that place on. */
function putPoint(into: Float64Array, at: number, names: readonly string[], text: string): void {
  const point = JSON.parse(text) as Partial<Record<string, number>>; // what the sweep table writes
  for (let d = 0; d < names.length; d++) into[at + d] = point[names[d]!] ?? NaN;
}

/** Writes as many values of a list as there is room for; most lists are empty, since most trials do not finish. */
function putList(into: Float64Array, at: number, width: number, text: string): void {
  if (text === '[]') return;
  const list = JSON.parse(text) as readonly number[]; // what the sweep table writes
  for (let k = 0; k < Math.min(width, list.length); k++) into[at + k] = list[k]!;
}
