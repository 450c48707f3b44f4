import { z } from 'zod';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import { readJsonFile } from '#main/runs/json-file.ts';
import { parseSettings, withSettings } from './hyperparameter-settings.ts';
import { namedFile } from './named-file.ts';
import { unknownName } from './usage-error.ts';

/** What `train` is asked for, before its dataset is looked up. */
export interface RunConfiguration {
  readonly name: string;
  readonly preset: string | null;
  /** Name or hash. */
  readonly dataset: string;
  readonly hyperparameters: Hyperparameters;
}

export interface TrainRequest {
  /** Name of a preset, or of a configuration file that ends in .json. */
  readonly subject: string;
  readonly settings: readonly string[];
  readonly seed?: string | undefined;
  readonly name?: string | undefined;
}

const fileSchema = z.strictObject({
  preset: z.string().optional(),
  hyperparameters: z.record(z.string(), z.unknown()).default({}),
  dataset: z.string().min(1).optional(),
  name: z.string().max(200).optional(),
});
type ConfigurationFile = z.infer<typeof fileSchema>;

/** Preset or defaults, then the file's values, then `--set`, then `--seed`: the later counts. */
export function runConfiguration(request: TrainRequest, presets: readonly Preset[]): RunConfiguration {
  const file: ConfigurationFile = request.subject.endsWith('.json')
    ? namedFile('train', () => readJsonFile(request.subject, fileSchema, 'a configuration'))
    : { preset: request.subject, hyperparameters: {} };
  const preset = file.preset === undefined ? null : namedPreset(file.preset, presets);
  const fromFile = withSettings(preset?.hyperparameters ?? defaultHyperparameters, file.hyperparameters);
  const seed = request.seed === undefined ? [] : [`seed=${request.seed}`];
  return {
    name: request.name ?? file.name ?? preset?.title ?? 'Run',
    preset: preset?.name ?? null,
    dataset: file.dataset ?? preset?.dataset ?? 'mnist',
    hyperparameters: withSettings(fromFile, parseSettings([...request.settings, ...seed])),
  };
}

export function namedPreset(name: string, presets: readonly Preset[]): Preset {
  const preset = presets.find((candidate) => candidate.name === name);
  const names = presets.map((candidate) => candidate.name);
  if (!preset) throw unknownName('preset', name, names);
  return preset;
}
