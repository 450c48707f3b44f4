import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { defaultHyperparameters, hyperparameterError, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset, Run } from '#shared/contract/run.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { sourceKey } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { fieldText, fieldTexts } from './draft-form.ts';
import { isOfKind } from './model-problem.ts';
import { otherKindWords } from './other-kind-words.ts';
import { datasetReference } from './sweep-draft-dataset.ts';
import { onWatchedSplit } from './sweep-draft-metrics.ts';
import type { SweepBeginning } from './navigation.svelte.ts';
import { runTitle } from './run-words.ts';
import { readFixed, sweepTexts, unknownSettings, writtenSweep } from './sweep-draft.ts';
import type { SweepTexts } from './sweep-draft.ts';
import { moved, patched, searched, spaceFor, unsearched } from './sweep-draft-space.ts';
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
  /** Of the data that the form has rows for. */
  kind = $derived<DatasetManifest['kind']>(dataKindOf(this.base));
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
    const kind = dataKindOf(preset.hyperparameters);
    const isItsOwn = kind === 'texts' || kind !== this.kind; // a preset of images is for any images
    const isShipped = this.beganWith !== null && kind !== this.kind;
    this.#useValues(preset.hyperparameters, preset, isItsOwn ? preset.dataset : null);
    if (isShipped) this.change({ name: `Sweep of ${preset.dataset}` });
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

  /** Data of the other kind bring the values of the first preset of theirs: then a sentence says so. */
  useData(source: DataSource, presets: readonly Preset[], datasets: readonly DatasetManifest[]): string | null {
    const isOther = !isOfKind(this.base, source);
    const preset = isOther ? presets.find(({ hyperparameters }) => isOfKind(hyperparameters, source)) : undefined;
    if (isOther && !preset) return null; // without values for such data the form could not be filled
    const { length: before } = this.texts.dimensions;
    const isShipped = this.beganWith !== null;
    if (preset) this.usePreset(preset);
    if (preset && isShipped) this.change({ name: `Sweep of ${source.name}` });
    this.change({ dataset: source.kind === 'corpus' ? sourceKey(source) : datasetReference(source.hash, datasets) });
    if (!preset) return null;
    const isLess = this.texts.dimensions.length < before;
    const rest = isLess ? ' What does not matter for them is searched no longer.' : '';
    return `${otherKindWords(source, preset)}${rest}`;
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
    const next = isSearched ? searched(dimensions, name, this.form.loose, this.kind) : unsearched(dimensions, name);
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

  /** `dataset`: a name or a hash; null leaves that of the form. */
  #useValues(values: Hyperparameters, preset: Preset | undefined, dataset: string | null): void {
    this.#presetValues = preset?.hyperparameters ?? defaultHyperparameters;
    const isOther = dataKindOf(values) !== this.kind;
    if (isOther) this.beganWith = null; // it is another sweep now
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
      ...(dataset !== null && { dataset }),
      ...(isOther && { dimensions: spaceFor(this.texts.dimensions, values) }),
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
