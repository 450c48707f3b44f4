import type { SweepDefinition, TrialColumns } from '#shared/contract/sweep.ts';
import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { formatDuration } from '#renderer/formatting/duration.ts';
import { formatAligned, formatCount, missing } from '#renderer/formatting/number.ts';
import { metricWords } from '#renderer/state/metric-words.ts';
import type { CurveBundle } from '#renderer/state/sweep-columns.ts';
import { dimensionText } from '#renderer/state/sweep-settings.ts';
import type { TrialAxes } from './trial-axes.ts';

/** A column of the table of trials. */
export interface TrialTableColumn {
  readonly id: string;
  readonly heading: string;
  readonly help: string;
  /** Pixels. */
  readonly width: number;
  readonly isNumber: boolean;
  /** What it is sorted by; NaN for none. (N) */
  readonly keys: ArrayLike<number>;
  readonly text: (place: number) => string;
}

interface Sources {
  readonly definition: SweepDefinition;
  readonly columns: TrialColumns;
  readonly axes: TrialAxes;
  readonly bundle: CurveBundle;
  readonly stateWords: (place: number) => { readonly label: string };
}

export function trialTableColumns({
  definition,
  columns,
  axes,
  bundle,
  stateWords,
}: Sources): readonly TrialTableColumn[] {
  const epochs = lastEpochs(bundle);
  const { numbers, outcomes } = columns;
  return [
    {
      id: 'number',
      heading: 'Trial',
      help: 'Number of the trial, in the order of coming',
      width: 72,
      isNumber: true,
      keys: numbers,
      text: (place) => String(numbers[place]),
    },
    {
      id: 'state',
      heading: 'State',
      help: 'What became of the trial',
      width: 104,
      isNumber: false,
      keys: outcomes,
      text: (place) => stateWords(place).label,
    },
    ...axes.objectives.map((axis, m) => measured(axis, metricWords(definition.objectives[m]!.metric).help)),
    ...axes.constraints.map((axis) => measured(axis, 'Has to keep within the bounds of the sweep.')),
    ...axes.dimensions.map((axis, d) => searched(definition.space[d]!, axis)),
    {
      id: 'epochs',
      heading: 'Epochs',
      help: 'Epochs that were trained',
      width: 76,
      isNumber: true,
      keys: epochs,
      text: (place) => formatCount(epochs[place]),
    },
    {
      id: axes.duration.id,
      heading: axes.duration.label,
      help: 'From the first start to the end',
      width: 96,
      isNumber: true,
      keys: axes.duration.values,
      text: (place) => formatDuration(1000 * axes.duration.values[place]!),
    },
  ];
}

function measured({ id, label, unit, values }: AxisColumn, help: string): TrialTableColumn {
  const text = (place: number) => formatAligned(values[place]);
  return {
    id,
    heading: label,
    help: `${unit}. ${help}`,
    width: headingWidth(label),
    isNumber: true,
    keys: values,
    text,
  };
}

function searched(dimension: SweepDefinition['space'][number], { id, label, values }: AxisColumn): TrialTableColumn {
  const isNumber = dimension.kind !== 'choice';
  const { help } = hyperparameterRow(dimension.name);
  const text = (place: number) => dimensionText(dimension, values[place]!);
  return { id, heading: label, help, width: headingWidth(label), isNumber, keys: values, text };
}

/** Room for the heading and the arrow of its order. */
function headingWidth(label: string): number {
  return Math.max(88, 36 + Math.ceil(6.8 * label.length));
}

/** The last epoch of each curve; NaN where there is none. (N) */
function lastEpochs({ offsets, epochs }: CurveBundle): Float64Array {
  return Float64Array.from({ length: Math.max(0, offsets.length - 1) }, (_, place) =>
    offsets[place + 1]! > offsets[place]! ? epochs[offsets[place + 1]! - 1]! : NaN,
  );
}

/** The settings and figures of one trial as pairs of words, without those that it lacks. */
export function trialWords(
  columns: readonly TrialTableColumn[],
  place: number,
): readonly { readonly id: string; readonly label: string; readonly text: string }[] {
  return columns
    .filter(({ id }) => id !== 'number' && id !== 'state')
    .map(({ id, heading, text }) => ({ id, label: heading, text: text(place) }))
    .filter(({ text }) => text !== missing);
}
