import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset, Run, RunDraft } from '#shared/contract/run.ts';
import { fieldText, fieldTexts, readForm } from './draft-form.ts';
import type { FieldTexts } from './draft-form.ts';
import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import { runTitle } from './run-words.ts';
import { withoutSeed } from './seed-names.ts';

/** A run that is being put together in the form. */
export class Draft {
  name = $state('');
  preset = $state<string | null>(null);
  datasetHash = $state<string | null>(null);
  /** What "changed" is measured against, and in which words. */
  base = $state.raw<Hyperparameters>(defaultHyperparameters);
  baseName = $state('the defaults');
  texts = $state.raw<FieldTexts>(fieldTexts(defaultHyperparameters));
  form = $derived(readForm(this.texts, this.base));

  usePreset(preset: Preset): void {
    this.preset = preset.name;
    this.baseName = `the preset ${preset.title}`;
    this.#begin(preset.hyperparameters);
  }

  likeRun(run: Run): void {
    this.preset = run.preset;
    this.datasetHash = run.datasetHash;
    const name = withoutSeed(run.name);
    this.name = name ? `${name} (again)`.slice(0, 200) : '';
    this.baseName = `the run ${runTitle(run)}`;
    this.#begin(run.hyperparameters);
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
