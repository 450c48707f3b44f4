import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { defaultHyperparameters, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset, Run, RunDraft } from '#shared/contract/run.ts';
import { sourceKey } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { fieldText, fieldTexts, readForm } from './draft-form.ts';
import type { FieldTexts } from './draft-form.ts';
import { asLanguageModel } from './language-models.ts';
import { isOfKind } from './model-problem.ts';
import { otherKindWords } from './other-kind-words.ts';
import { runTitle } from './run-words.ts';
import { withoutSeed } from './seed-names.ts';

/** A run that is being put together in the form. */
export class Draft {
  name = $state('');
  preset = $state<string | null>(null);
  /** Hash or name of the data that were chosen; null for those that the preset is made for. */
  data = $state<string | null>(null);
  /** What "changed" is measured against, and in which words. */
  base = $state.raw<Hyperparameters>(defaultHyperparameters);
  baseName = $state('the defaults');
  texts = $state.raw<FieldTexts>(fieldTexts(defaultHyperparameters));
  form = $derived(readForm(this.texts, this.base));
  /** Of the data that the form has rows for. */
  kind = $derived(dataKindOf(this.base));

  /** A preset of texts is made for its own texts; one of images is for any. */
  usePreset(preset: Preset): void {
    const kind = dataKindOf(preset.hyperparameters);
    if (kind === 'texts' || kind !== this.kind) this.data = null;
    this.preset = preset.name;
    this.baseName = `the preset ${preset.title}`;
    this.#begin(preset.hyperparameters);
  }

  /** Data of the other kind bring the values of the first preset of theirs: then a sentence says so. */
  useData(source: DataSource, presets: readonly Preset[]): string | null {
    const isOther = !isOfKind(this.base, source);
    const preset = isOther ? presets.find(({ hyperparameters }) => isOfKind(hyperparameters, source)) : undefined;
    if (isOther && !preset) return null; // without values for such data the form could not be filled
    if (preset) this.usePreset(preset);
    this.data = sourceKey(source);
    return preset ? otherKindWords(source, preset) : null;
  }

  likeRun(run: Run): void {
    this.preset = run.preset;
    this.data = run.datasetHash;
    const name = withoutSeed(run.name);
    this.name = name ? `${name} (again)`.slice(0, 200) : '';
    this.baseName = `the run ${runTitle(run)}`;
    this.#begin(run.hyperparameters);
  }

  /** The baseline of a run of texts: the same without a code. */
  languageModelOf(run: Run): void {
    this.likeRun(run);
    this.preset = null;
    this.name = `Language model of ${runTitle(run)}`.slice(0, 200);
    this.baseName = `the language model of ${runTitle(run)}`;
    this.#begin(asLanguageModel(run.hyperparameters));
  }

  type(name: HyperparameterName, text: string): void {
    this.texts = { ...this.texts, [name]: text };
  }

  reset(name: HyperparameterName): void {
    this.type(name, fieldText(hyperparameterRow(name), this.base[name]));
  }

  resetAll(): void {
    this.texts = fieldTexts(this.base);
  }

  /** What is asked of the main process; null while the form is not complete. */
  complete(datasetHash: string | null): RunDraft | null {
    const hyperparameters = this.form.values;
    if (!hyperparameters || datasetHash === null) return null;
    return { name: this.name.trim(), preset: this.preset, datasetHash, hyperparameters };
  }

  #begin(values: Hyperparameters): void {
    this.base = values;
    this.texts = fieldTexts(values);
  }
}
