import {
  hyperparameterApplies,
  hyperparameterError,
  hyperparameterRow,
  hyperparameters,
  parseHyperparameterText,
} from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, HyperparameterRow, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { trainingCount } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { modelProblemWords } from './model-problem.ts';

/** What stands in the fields of the form. */
export type FieldTexts = Readonly<Record<HyperparameterName, string>>;

export interface ReadForm {
  /** Null while a field that applies is wrong. */
  readonly values: Hyperparameters | null;
  /** Values as far as they can be read, for `appliesWhen`. */
  readonly loose: Readonly<Record<string, unknown>>;
  readonly errors: ReadonlyMap<string, string>;
  /** Rows that apply and differ from the base. */
  readonly changed: ReadonlySet<string>;
}

export function fieldText(row: HyperparameterRow, value: unknown): string {
  return row.kind === 'widths' && Array.isArray(value) ? value.join(', ') : String(value);
}

export function fieldTexts(values: Hyperparameters): FieldTexts {
  const entries = hyperparameters.map((row) => [row.name, fieldText(row, values[row.name])]);
  return Object.fromEntries(entries) as FieldTexts; // one entry for every row of the table
}

/** Whether a row is a field of the form, for values as far as they can be read. */
export type RowApplies = (row: HyperparameterRow, loose: Readonly<Record<string, unknown>>) => boolean;

/** Reads the whole form. A hidden field cannot stop a start: where it is wrong, the base's value stands in. */
export function readForm(
  texts: FieldTexts,
  base: Hyperparameters,
  isField: RowApplies = hyperparameterApplies,
): ReadForm {
  const loose = Object.fromEntries(
    hyperparameters.map((row) => [row.name, parseHyperparameterText(row, texts[row.name])]),
  );
  const errors = new Map<string, string>();
  const changed = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const row of hyperparameters) {
    const applies = isField(row, loose);
    const error = hyperparameterError(row, loose[row.name]);
    values[row.name] = error ? base[row.name] : loose[row.name];
    if (error && applies) errors.set(row.name, error);
    if (applies && !isSameValue(loose[row.name], base[row.name])) changed.add(row.name);
  }
  // each value passed the check of its row, or is the base's, which did before
  return { values: errors.size > 0 ? null : (values as unknown as Hyperparameters), loose, errors, changed };
}

export function isSameValue(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}

/** A sentence saying why a run cannot be started from this form; null when it can. */
export function startObstacle(form: ReadForm, source: DataSource | null): string | null {
  if (!source) return 'Import a dataset first.';
  if (form.errors.size > 0) return `Correct ${labels([...form.errors.keys()])} first.`;
  const { values } = form;
  return values && (splitObstacle(values, source) ?? modelProblemWords(values, source));
}

/** Why the training split cannot be divided so; null when it can, and before an import, which would tell. */
function splitObstacle({ validationExamples, trainingExamples }: Hyperparameters, source: DataSource): string | null {
  const count = trainingCount(source);
  if (count === null) return null;
  const has = `${source.name} has ${count} training examples`;
  if (validationExamples >= count) return `Validation examples leave nothing to train on: ${has}.`;
  const left = count - validationExamples;
  return trainingExamples > left ? `Training examples: ${has}, of which ${left} are left after validation.` : null;
}

/** “Epochs”, “Epochs” and “Seed”, or “Epochs” and 2 more. */
function labels(names: readonly string[]): string {
  const [first = '', second = ''] = names.map((name) => `“${hyperparameterRow(name).label}”`);
  if (names.length === 1) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`;
}
