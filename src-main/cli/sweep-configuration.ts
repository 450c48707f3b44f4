import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { readSweepFile } from '#main/sweeps/sweep-file.ts';
import { withSettings } from './hyperparameter-settings.ts';
import { namedFile } from './named-file.ts';
import { namedPreset } from './run-configuration.ts';
import { unknownName } from './usage-error.ts';

/** A sweep before its dataset is looked up. */
export interface SweepConfiguration {
  readonly definition: SweepDefinition;
  /** Values that every trial begins with. */
  readonly hyperparameters: Hyperparameters;
  /** Name or hash. */
  readonly dataset: string;
}

export interface SweepRequest {
  /** Name of a sweep that ships with the workbench, or of a file that ends in .json. */
  readonly subject: string;
  readonly trials?: number | undefined;
}

export function sweepConfiguration(
  { subject, trials }: SweepRequest,
  presets: readonly Preset[],
  sweeps: Readonly<Record<string, SweepDefinition>>,
): SweepConfiguration {
  const read = subject.endsWith('.json') ? namedFile('sweep', () => readSweepFile(subject)) : sweeps[subject];
  if (!read) throw unknownName('sweep', subject, Object.keys(sweeps));
  const definition = { ...read, trials: trials ?? read.trials };
  const preset = definition.preset === undefined ? null : namedPreset(definition.preset, presets);
  return {
    definition,
    hyperparameters: withSettings(preset?.hyperparameters ?? defaultHyperparameters, definition.hyperparameters),
    dataset: definition.dataset ?? preset?.dataset ?? 'mnist',
  };
}
