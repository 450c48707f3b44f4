import type { QuantityName } from '#shared/contract/metric.ts';
import { runStates } from '#shared/contract/run.ts';
import type { Run } from '#shared/contract/run.ts';
import { headlineMetric, quantityRow } from '#renderer/state/headline-metric.ts';
import { runProgress, runTitle } from '#renderer/state/run-words.ts';

/** What a column is sorted by: numbers by size, texts by the alphabet, null always last. */
export type SortKey = number | string | null;

export interface RunColumn {
  readonly id: string;
  readonly heading: string;
  readonly help: string;
  readonly width: number;
  readonly isNumber: boolean;
  readonly sortKey: (run: Run) => SortKey;
  /** The quantity that the column shows, if it shows one. */
  readonly quantity?: QuantityName;
}

const shownQuantities = ['negativeElbo', 'reconstruction', 'kl', 'meanSquaredError'] as const;
const widths = { negativeElbo: 72, reconstruction: 108, kl: 60, meanSquaredError: 72 } as const;

const quantityColumns = shownQuantities.map((name): RunColumn => {
  const { label, unit, help } = quantityRow(name);
  return {
    id: name,
    heading: label,
    help: `${unit}. ${help} On the test split when finished, until then on the watched split.`,
    width: widths[name],
    isNumber: true,
    sortKey: (run) => headlineMetric(run, name)?.value ?? null,
    quantity: name,
  };
});

const text = { isNumber: false };

export const runColumns: readonly RunColumn[] = [
  {
    id: 'name',
    heading: 'Name',
    help: 'Name of the run',
    width: 160,
    ...text,
    sortKey: (run) => runTitle(run).toLowerCase(),
  },
  {
    id: 'state',
    heading: 'State',
    help: 'State of the run',
    width: 104,
    ...text,
    sortKey: (run) => runStates.indexOf(run.state),
  },
  {
    id: 'progress',
    heading: 'Progress',
    help: 'Share of the training done and time left; how long a finished run took',
    width: 84,
    ...text,
    sortKey: runProgress,
  },
  {
    id: 'epoch',
    heading: 'Epoch',
    help: 'Finished epochs of all',
    width: 60,
    isNumber: true,
    sortKey: (run) => run.epoch,
  },
  ...quantityColumns,
  {
    id: 'preset',
    heading: 'Preset',
    help: 'The preset that the run began with',
    width: 92,
    ...text,
    sortKey: (run) => run.preset,
  },
  {
    id: 'dataset',
    heading: 'Dataset',
    help: 'What it was trained on',
    width: 64,
    ...text,
    sortKey: (run) => run.datasetName.toLowerCase(),
  },
  {
    id: 'tags',
    heading: 'Tags',
    help: 'Tags',
    width: 60,
    ...text,
    sortKey: (run) => run.tags.join(' ').toLowerCase() || null,
  },
  {
    id: 'created',
    heading: 'Created',
    help: 'When the run was asked for',
    width: 104,
    ...text,
    sortKey: (run) => Date.parse(run.createdAt),
  },
];
