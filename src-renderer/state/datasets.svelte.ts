import type { CorpusDescription, DatasetManifest, ImportSource } from '#shared/contract/dataset.ts';
import type { EventPayloads } from '#shared/contract/events.ts';
import type { Ask, LoadState } from './ask.ts';
import { dataSources } from './data-source.ts';
import type { DataSource } from './data-source.ts';

export interface ImportOffer {
  readonly label: string;
  readonly start: () => void;
}

export type ImportProgress = EventPayloads['datasets:import-progress'];

/** The datasets of the workspace, and the import that is going on. */
export class Datasets {
  list = $state.raw<readonly DatasetManifest[]>([]);
  /** Corpora that ship with the workbench; null until they were read. */
  corpora = $state.raw<readonly CorpusDescription[] | null>(null);
  /** What a model can be trained on: what is there, and what can be imported at the start. */
  readonly sources = $derived(dataSources(this.list, this.corpora ?? []));
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

  async loadCorpora(): Promise<void> {
    if (this.corpora === null) this.corpora = (await this.#ask('datasets:corpora', {})) ?? null;
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

  /** The hash of what a form is about: a corpus is imported first. Undefined where that failed, as a notice says. */
  async hashOf(source: DataSource): Promise<string | undefined> {
    if (source.kind !== 'corpus') return source.hash;
    return (await this.import({ kind: 'corpus', name: source.name }))?.hash;
  }

  /** What can be imported here and now for a form to be about it; null where there is nothing to import. */
  offer(source: DataSource | undefined): ImportOffer | null {
    if (source?.kind === 'corpus') {
      const { name } = source;
      return { label: 'Import now', start: () => void this.import({ kind: 'corpus', name }) };
    }
    if (source || this.loadState !== 'ready') return null;
    return { label: 'Import MNIST', start: () => void this.import({ kind: 'mnist' }) };
  }

  /** Also told of an import that the window did not ask for: that of MNIST at the first start. */
  applyProgress(progress: ImportProgress): void {
    this.progress = progress.total > 0 && progress.done >= progress.total ? null : progress;
  }
}
