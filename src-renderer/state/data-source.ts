import type { CorpusDescription, DatasetManifest } from '#shared/contract/dataset.ts';

/** A corpus that ships and is not a dataset yet: what is in it is known after its import. */
export interface UnimportedCorpus {
  readonly kind: 'corpus';
  readonly hash: null;
  readonly name: string;
  readonly title: string;
}

/** What a form can be about. */
export type DataSource = DatasetManifest | UnimportedCorpus;

/** All datasets, then the corpora that are none yet. */
export function dataSources(
  datasets: readonly DatasetManifest[],
  corpora: readonly CorpusDescription[],
): readonly DataSource[] {
  const isThere = (corpus: CorpusDescription) =>
    datasets.some(({ kind, name }) => kind === 'texts' && name === corpus.name);
  const others = corpora.filter((corpus) => !isThere(corpus));
  return [...datasets, ...others.map(({ name, title }) => ({ kind: 'corpus', hash: null, name, title }) as const)];
}

/** The kind of data that a model of it needs. */
export function dataKind({ kind }: Pick<DataSource, 'kind'>): DatasetManifest['kind'] {
  return kind === 'images' ? 'images' : 'texts';
}

/** Those that a model of this kind of data can be trained on. */
export function sourcesOfKind(sources: readonly DataSource[], kind: DatasetManifest['kind']): readonly DataSource[] {
  return sources.filter((source) => dataKind(source) === kind);
}

export interface SourceGroup {
  readonly title: string;
  readonly options: readonly { readonly key: string; readonly name: string }[];
}

/** Sources in the order of a list to choose from; groups that have none are left out. */
export function sourceGroups(sources: readonly DataSource[]): readonly SourceGroup[] {
  const groups = [
    { title: 'Images', kind: 'images' },
    { title: 'Texts', kind: 'texts' },
    { title: 'Texts that ship with the workbench', kind: 'corpus' },
  ] as const;
  return groups
    .map(({ title, kind }) => ({ title, options: sources.filter((source) => source.kind === kind).map(option) }))
    .filter(({ options }) => options.length > 0);
}

function option(source: DataSource): SourceGroup['options'][number] {
  return { key: sourceKey(source), name: source.name };
}

/** What a choice among sources is told apart by. */
export function sourceKey({ hash, name }: Pick<DataSource, 'hash' | 'name'>): string {
  return hash ?? name;
}

/** How many examples there are to train on and to hold out; null before an import. */
export function trainingCount(source: DataSource): number | null {
  return source.kind === 'corpus' ? null : source.splits.train.count;
}
