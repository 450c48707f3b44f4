import { defaultHyperparameters, hyperparameterError, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset, Run } from '#shared/contract/run.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { fieldText, fieldTexts } from './draft-form.ts';
import { onWatchedSplit } from './sweep-draft-metrics.ts';
import type { SweepBeginning } from './navigation.svelte.ts';
import { runTitle } from './run-words.ts';
import { readFixed, sweepTexts, unknownSettings, writtenSweep } from './sweep-draft.ts';
import type { SweepTexts } from './sweep-draft.ts';
import { moved, patched, searched, unsearched } from './sweep-draft-space.ts';
import type { DimensionTexts } from './sweep-draft-dimension.ts';

/** A sweep that is being put together in the form. */
export class SweepDraft {
  texts = $state.raw<SweepTexts>(sweepTexts(simplest, defaultHyperparameters));
  /** Name of the shipped sweep that it began with. */
  beganWith = $state<string | null>(null);
  /** What "changed" is measured against, and in which words. */
  base = $state.raw<Hyperparameters>(defaultHyperparameters);
  baseName = $state('the defaults');
  /** Values of the run preset that the definition names: it says what differs from them. */
  #presetValues = $state.raw<Hyperparameters>(defaultHyperparameters);
  form = $derived(readFixed(this.texts, this.base));
  written = $derived(writtenSweep(this.texts, this.form, this.#presetValues));

  /**
   * Takes a definition in whole; `key`: its name among those that ship. A preset or a row that this workbench does not
   * have is left out: what is given back says so, a sentence each.
   */
  useDefinition(definition: SweepDefinition, presets: readonly Preset[], key: string | null = null): readonly string[] {
    const preset = presets.find(({ name }) => name === definition.preset);
    const values = preset?.hyperparameters ?? defaultHyperparameters;
    this.#begin(definition, { preset, values });
    this.beganWith = key;
    this.baseName = `the sweep ${definition.name}`;
    const isLost = definition.preset !== undefined && !preset;
    return [
      ...(isLost ? [`There is no preset “${definition.preset}”: the fixed values begin with the defaults.`] : []),
      ...unknownSettings(definition).map((name) => `There is no hyperparameter “${name}”: it is left out.`),
    ];
  }

  /** Takes what another screen wants to begin with. */
  useBeginning({ definition, hyperparameters, datasetHash }: SweepBeginning, presets: readonly Preset[]): void {
    const preset = presets.find(({ name }) => name === definition.preset);
    const dataset = definition.dataset ?? datasetHash ?? undefined;
    this.#begin({ ...definition, ...(dataset !== undefined && { dataset }) }, { preset, values: hyperparameters });
    this.beganWith = null;
    this.baseName = `the sweep ${definition.name}`;
  }

  /** Fixed values as in a preset; what is searched, and how, stays, on the split that they watch. */
  usePreset(preset: Preset): void {
    this.#useValues(preset.hyperparameters, preset, null);
    this.baseName = `the preset ${preset.title}`;
  }

  /** Fixed values and dataset as in a run. */
  useRun(run: Run, presets: readonly Preset[]): void {
    this.#useValues(
      run.hyperparameters,
      presets.find(({ name }) => name === run.preset),
      run.datasetHash,
    );
    this.baseName = `the run ${runTitle(run)}`;
  }

  change(part: Partial<SweepTexts>): void {
    this.texts = { ...this.texts, ...part };
  }

  type(name: HyperparameterName, text: string): void {
    this.change({ fixed: { ...this.texts.fixed, [name]: text } });
  }

  reset(name: HyperparameterName): void {
    this.type(name, fieldText(hyperparameterRow(name), this.base[name]));
  }

  resetAll(): void {
    this.change({ fixed: fieldTexts(this.base) });
  }

  search(name: HyperparameterName, isSearched: boolean): void {
    const { dimensions } = this.texts;
    const next = isSearched ? searched(dimensions, name, this.form.loose) : unsearched(dimensions, name);
    this.change({ dimensions: next });
  }

  dimension(name: HyperparameterName): DimensionTexts | undefined {
    return this.texts.dimensions.find((one) => one.name === name);
  }

  edit(name: HyperparameterName, part: Partial<DimensionTexts>): void {
    this.change({ dimensions: patched(this.texts.dimensions, name, part) });
  }

  move(name: HyperparameterName, places: -1 | 1): void {
    this.change({ dimensions: moved(this.texts.dimensions, name, places) });
  }

  #begin(
    definition: SweepDefinition,
    { preset, values }: { preset: Preset | undefined; values: Hyperparameters },
  ): void {
    this.#presetValues = preset?.hyperparameters ?? defaultHyperparameters;
    this.texts = { ...sweepTexts(definition, values), preset: preset?.name ?? null };
    this.base = withValid(values, definition.hyperparameters);
  }

  #useValues(values: Hyperparameters, preset: Preset | undefined, datasetHash: string | null): void {
    this.#presetValues = preset?.hyperparameters ?? defaultHyperparameters;
    const watched = <T extends { readonly metric: MetricName }>(one: T): T => {
      return { ...one, metric: onWatchedSplit(one.metric, values.validationExamples) };
    };
    this.change({
      preset: preset?.name ?? null,
      objectives: this.texts.objectives.map(watched),
      constraints: this.texts.constraints.map(watched),
      fixed: fieldTexts(values),
      stated: [],
      pruner: withEpochs(this.texts, values.epochs),
      ...(datasetHash !== null && { dataset: datasetHash }),
    });
    this.base = values;
  }
}

/** Until something to begin with has been read. */
const simplest: SweepDefinition = {
  name: '',
  hyperparameters: {},
  space: [],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  constraints: [],
  sampler: { name: 'tpe' },
  pruner: { name: 'none' },
  trials: 16,
  seed: 0,
};

/** What a definition says where the table allows it; elsewhere the values as they were. */
function withValid(values: Hyperparameters, settings: Readonly<Record<string, unknown>>): Hyperparameters {
  const entries = Object.entries(values).map(([name, value]) => {
    const isValid =
      Object.hasOwn(settings, name) && hyperparameterError(hyperparameterRow(name), settings[name]) === null;
    return [name, isValid ? settings[name] : value];
  });
  return Object.fromEntries(entries) as Hyperparameters; // the names of the values, each with a value that its row allows
}

/** A pruner that ended with the training of the trials goes on to do so. */
function withEpochs({ pruner, fixed }: SweepTexts, epochs: number): SweepTexts['pruner'] {
  if (pruner.options['maximumResource'] !== fixed.epochs) return pruner;
  return { ...pruner, options: { ...pruner.options, maximumResource: String(epochs) } };
}
