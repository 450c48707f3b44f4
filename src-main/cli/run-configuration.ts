import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import { parseSettings, withSettings } from './hyperparameter-settings.ts';
import { UsageError, unknownName } from './usage-error.ts';

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
    ? readConfiguration(request.subject)
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

function readConfiguration(file: string): ConfigurationFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file}: expected a JSON configuration, ${reason}. See "vae train --help" for an example.`);
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(
    `${file}: ${issue?.path.join('.') || 'configuration'}: ${issue?.message}. See "vae train --help".`,
  );
}
