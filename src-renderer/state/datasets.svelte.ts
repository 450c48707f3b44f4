import type { DatasetManifest, ImageManifest, ImportSource } from '#shared/contract/dataset.ts';
import type { EventPayloads } from '#shared/contract/events.ts';
import type { Ask, LoadState } from './ask.ts';

export type ImportProgress = EventPayloads['datasets:import-progress'];

/** The datasets of the workspace, and the import that is going on. */
export class Datasets {
  list = $state.raw<readonly DatasetManifest[]>([]);
  /** Those that a model can be trained on. */
  images = $derived(this.list.filter((dataset): dataset is ImageManifest => dataset.kind === 'images'));
  loadState = $state<LoadState>('loading');
  /** Null when nothing is being imported. */
  progress = $state.raw<ImportProgress | null>(null);
  isImporting = $derived(this.progress !== null);
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async load(): Promise<void> {
    const datasets = await this.#ask('datasets:list', {});
    this.loadState = datasets ? 'ready' : 'failed';
    if (datasets) this.list = datasets;
  }

  find(hash: string): DatasetManifest | undefined {
    return this.list.find((dataset) => dataset.hash === hash);
  }

  async import(source: ImportSource): Promise<DatasetManifest | undefined> {
    this.progress = { done: 0, total: 0, what: source.kind === 'mnist' ? 'MNIST' : source.name };
    const dataset = await this.#ask('datasets:import', source);
    this.progress = null;
    if (dataset) await this.load();
    return dataset;
  }

  /** Also told of an import that the window did not ask for: that of MNIST at the first start. */
  applyProgress(progress: ImportProgress): void {
    this.progress = progress.total > 0 && progress.done >= progress.total ? null : progress;
  }
}
