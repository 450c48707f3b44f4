import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import type { Preset } from '#shared/contract/run.ts';
import type { Ask, LoadState } from './ask.ts';

/** Ready-made configurations that come with the workbench. */
export class Presets {
  list = $state.raw<readonly Preset[]>([]);
  loadState = $state<LoadState>('loading');
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async load(): Promise<void> {
    const presets = await this.#ask('presets:list', {});
    this.loadState = presets ? 'ready' : 'failed';
    this.list = presets ?? [];
  }

  ofKind(kind: DatasetManifest['kind']): readonly Preset[] {
    return this.list.filter(({ hyperparameters }) => dataKindOf(hyperparameters) === kind);
  }

  find(name: string | null): Preset | undefined {
    return this.list.find((preset) => preset.name === name);
  }
}
