import {
  hyperparameterError,
  hyperparameterRow,
  hyperparameters,
  parseHyperparameterText,
} from '#shared/contract/hyperparameters.ts';
import type { HyperparameterRow, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { UsageError, unknownName } from './usage-error.ts';

const names: readonly string[] = hyperparameters.map((row) => row.name);

/** Values with those of a configuration file put over them. Throws a `UsageError` for a name or value that is not allowed. */
export function withSettings(base: Hyperparameters, settings: Readonly<Record<string, unknown>>): Hyperparameters {
  const checked = Object.entries(settings).map(([name, value]) => {
    const row = namedRow(name);
    const error = hyperparameterError(row, value);
    if (error) throw new UsageError(`${name}: ${error}`);
    return [name, value];
  });
  // every name is a row of the table and every value has passed the row's check
  return { ...base, ...(Object.fromEntries(checked) as Partial<Hyperparameters>) };
}

/** Reads `--set name=value` texts; of two for one name the last counts. */
export function parseSettings(texts: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(texts.map(parseSetting));
}

function parseSetting(text: string): [string, unknown] {
  const split = text.indexOf('=');
  if (split < 1) throw new UsageError(`--set ${text}: expected name=value, for example --set epochs=3.`);
  const name = text.slice(0, split).trim();
  return [name, parseHyperparameterText(namedRow(name), text.slice(split + 1))];
}

function namedRow(name: string): HyperparameterRow {
  if (!names.includes(name)) throw unknownName('hyperparameter', name, names);
  return hyperparameterRow(name);
}
