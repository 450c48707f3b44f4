import { contentHashSchema } from '#shared/contract/dataset.ts';
import { defaultHyperparameters, hyperparameterRow, hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import type { Preset, Run, RunDraft } from '#shared/contract/run.ts';
import type { HyperparameterValue, SweepDefinition, SweepDimension } from '#shared/contract/sweep.ts';
import { formatCount, formatNumber, missing } from '#renderer/formatting/number.ts';
import { configText } from './config-rows.ts';
import { repeatedDrafts } from './repeated-drafts.ts';
import type { SweepBeginning } from './navigation.svelte.ts';

/** A value of a point in the words of the hyperparameter table; `value` of a choice is the index of its value. */
export function dimensionText(dimension: SweepDimension, value: number): string {
  if (Number.isNaN(value)) return missing;
  if (dimension.kind === 'choice') return choiceText(dimension.name, dimension.values[value]);
  return dimension.kind === 'integer' ? formatCount(value) : formatNumber(value);
}

export function choiceText(name: string, value: HyperparameterValue | undefined): string {
  return value === undefined ? missing : configText(hyperparameterRow(name), value);
}

/**
 * What the form of a new sweep begins with: the values of the definition above those of its preset, if it has one.
 * A sweep that was started has all values in its definition, and the hash of its dataset.
 */
export function sweepBeginning(definition: SweepDefinition, preset: Preset | undefined): SweepBeginning {
  const hash = contentHashSchema.safeParse(definition.dataset);
  const values = { ...defaultHyperparameters, ...preset?.hyperparameters, ...definition.hyperparameters };
  const parsed = hyperparametersSchema.safeParse(values);
  return {
    definition,
    hyperparameters: parsed.data ?? preset?.hyperparameters ?? defaultHyperparameters,
    datasetHash: hash.data ?? null,
  };
}

interface LongerTraining {
  readonly definition: SweepDefinition;
  /** Of the trial that is trained again. */
  readonly run: Run;
  readonly epochs: number;
  readonly seeds: number;
}

/** Runs with the settings of a trial that train for more epochs, one for each seed from that of the trial on. */
export function longerRuns({ definition, run, epochs, seeds }: LongerTraining): readonly RunDraft[] {
  const draft: RunDraft = {
    name: `${definition.name.slice(0, 180)} best`,
    preset: run.preset,
    datasetHash: run.datasetHash,
    hyperparameters: { ...run.hyperparameters, epochs, threads: ownThreads(definition) },
  };
  return repeatedDrafts(draft, seeds, '');
}

/** Milliseconds that so many epochs take by what the trial took for its own, one run after the other; null if it cannot be told. */
export function longerDuration(run: Run, epochs: number, seeds: number): number | null {
  if (!run.startedAt || !run.finishedAt || run.epoch <= 0) return null;
  const took = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  return (took / run.epoch) * epochs * seeds;
}

/** Those of a trial's run are its share beside other workers, unless the sweep asks for a number itself. */
function ownThreads({ hyperparameters }: SweepDefinition): number {
  return typeof hyperparameters['threads'] === 'number' ? hyperparameters['threads'] : 0;
}
