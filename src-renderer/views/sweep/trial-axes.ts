import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import { trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepDimension, TrialColumns } from '#shared/contract/sweep.ts';
import { markTones } from '#renderer/charts/axis-column.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { metricWords } from '#renderer/state/metric-words.ts';
import type { CurveBundle } from '#renderer/state/sweep-columns.ts';
import { choiceText } from '#renderer/state/sweep-settings.ts';
import { isGood } from '#renderer/state/sweep-standing.ts';

/** The numbers of N trials as axes; place i of every column is trial i of the columns they come from. */
export interface TrialAxes {
  readonly dimensions: readonly AxisColumn[];
  readonly objectives: readonly AxisColumn[];
  /** Of metrics that are no objective too. */
  readonly constraints: readonly AxisColumn[];
  /** Seconds. */
  readonly duration: AxisColumn;
}

export function trialAxes(definition: SweepDefinition, columns: TrialColumns): TrialAxes {
  const { space, objectives, constraints } = definition;
  const ownConstraints = constraints
    .map((constraint, c) => ({ ...constraint, c }))
    .filter(({ metric }) => !objectives.some((objective) => objective.metric === metric));
  return {
    dimensions: space.map((dimension, d) => dimensionAxis(dimension, strided(columns.points, space.length, d))),
    objectives: objectives.map(({ metric }, m) => {
      const { label, unit } = metricWords(metric);
      return linearAxis(`objective-${m}`, { label, unit }, strided(columns.objectives, objectives.length, m));
    }),
    constraints: ownConstraints.map(({ metric, c }) => {
      const { label, unit } = metricWords(metric);
      return linearAxis(`constraint-${c}`, { label, unit }, strided(columns.constraints, constraints.length, c));
    }),
    duration: linearAxis('duration', { label: 'Duration', unit: 's' }, durations(columns)),
  };
}

/** How each trial is marked: finished within the constraints plain, finished outside of them bad, all others faded. (N) */
export function trialTones(definition: SweepDefinition, columns: TrialColumns): Uint8Array {
  const [plain, faded, bad] = [markTones.indexOf('plain'), markTones.indexOf('faded'), markTones.indexOf('bad')];
  const finished = trialOutcomes.indexOf('finished');
  return columns.outcomes.map((outcome, place) => {
    if (outcome !== finished) return faded;
    return isGood(definition, columns, place) ? plain : bad;
  });
}

/** The first objective as a history: a trial that was given up or still runs stands at the last value of its curve. */
export function historyAxis(axis: AxisColumn, { offsets, values }: CurveBundle): AxisColumn {
  const history = axis.values.map((value, place) => {
    const end = offsets[place + 1] ?? 0;
    return Number.isNaN(value) && end > (offsets[place] ?? 0) ? values[end - 1]! : value;
  });
  return { ...axis, values: history };
}

/** Seconds from first start to last end; NaN while a trial runs. (N) */
export function durations({ startedAt, endedAt }: TrialColumns): Float64Array {
  return startedAt.map((start, place) => (endedAt[place]! - start) / 1000);
}

/** Places where the mask is not 0, in order. */
export function keptPlaces(mask: Uint8Array): Int32Array {
  const places = new Int32Array(mask.length);
  let count = 0;
  mask.forEach((isKept, place) => isKept && (places[count++] = place));
  return places.subarray(0, count);
}

function dimensionAxis(dimension: SweepDimension, values: Float64Array): AxisColumn {
  const row = hyperparameterRow(dimension.name);
  const named = { id: row.name, label: row.label, unit: row.unit ?? '', values };
  if (dimension.kind === 'choice') {
    const choices = dimension.values.map((value) => choiceText(row.name, value));
    return { ...named, scale: 'choice', choices, range: [0, choices.length - 1] };
  }
  const { minimum, maximum, log } = dimension;
  return { ...named, scale: log ? 'log' : 'linear', choices: [], range: [minimum, maximum] };
}

function linearAxis(id: string, words: Pick<AxisColumn, 'label' | 'unit'>, values: Float64Array): AxisColumn {
  return { id, ...words, values, scale: 'linear', choices: [], range: finiteRange(values) };
}

/** Least and greatest finite value; 0…1 where there is none. */
function finiteRange(values: Float64Array): readonly [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return least <= greatest ? [least, greatest] : [0, 1];
}

/** Column `at` of a table of that width. */
function strided(table: Float64Array, width: number, at: number): Float64Array {
  const column = new Float64Array(table.length / width);
  for (let i = 0; i < column.length; i++) column[i] = table[i * width + at]!;
  return column;
}
