import { hyperparameterApplies, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterRow, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { formatNumber } from '#renderer/formatting/number.ts';
import { isSameValue } from './draft-form.ts';

export interface ConfigRow {
  readonly row: HyperparameterRow;
  readonly text: string;
  readonly isChanged: boolean;
  readonly applies: boolean;
}

/** Every hyperparameter of a run in the words of the table. */
export function configRows(values: Hyperparameters): readonly ConfigRow[] {
  return hyperparameters.map((row) => ({
    row,
    text: configText(row, values[row.name]),
    isChanged: !isSameValue(values[row.name], row.default),
    applies: hyperparameterApplies(row, values),
  }));
}

/** A value as it is read, not as it is typed: the label of a choice, grouped digits, `none` for no layers. */
export function configText(row: HyperparameterRow, value: unknown): string {
  if (row.kind === 'choice') return row.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (row.kind === 'widths') return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none (linear)';
  if (typeof value !== 'number') return String(value);
  if (row.name === 'seed') return String(value);
  return value !== 0 && Math.abs(value) < 1e-4
    ? formatNumber(value, 12)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 12 });
}
