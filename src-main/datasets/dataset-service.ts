import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CorpusDescription,
  DatasetDetails,
  DatasetManifest,
  ImportSource,
  SplitName,
  TextPreview,
  TextPreviewRequest,
  TextSample,
} from '#shared/contract/dataset.ts';
import { WorkbenchError, assertNever } from '#shared/contract/errors.ts';
import type { PublishEvent } from '#shared/contract/events.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { TextSearch } from '#shared/contract/text-search.ts';
import type { VocabularyReport, VocabularyRequest } from '#shared/contract/vocabulary.ts';
import { corpora, corpusSource } from '#main/imports/corpora.ts';
import { readIdxFolder } from '#main/imports/idx-folder.ts';
import { readImageFolder } from '#main/imports/image-folder.ts';
import type { ImportProgress, ImportedContent } from '#main/imports/imported-content.ts';
import { mnistHash, readMnist } from '#main/imports/mnist.ts';
import { readTexts } from '#main/imports/texts/imported-texts.ts';
import type { ImportedTexts } from '#main/imports/texts/imported-texts.ts';
import { previewTexts } from '#main/imports/texts/text-preview.ts';
import { datasetsDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { createVocabularyReports } from '#main/tokenization/vocabulary-reports.ts';
import { openTexts, readManifest } from './dataset-files.ts';
import type { OpenTexts } from './dataset-files.ts';
import { readImages } from './dataset-images.ts';
import { requireImages } from '#shared/contract/dataset-kind.ts';
import { datasetDetails } from './dataset-statistics.ts';
import { pickTexts } from './dataset-texts.ts';
import { findTexts } from './find-texts.ts';
import { publishDataset } from './publish-dataset.ts';
import type { DatasetDescription } from './publish-dataset.ts';

/** All that is done with the datasets of a workspace. Unknown hashes throw 'dataset/not-found', those of another kind than is asked for 'dataset/wrong-kind'. */
export interface DatasetService {
  list(): readonly DatasetManifest[];
  get(hash: string): DatasetManifest;
  /** The folder of a dataset that is there and whole, for a worker to open. */
  directory(hash: string): string;
  details(hash: string): Promise<DatasetDetails>;
  images(hash: string, split: SplitName, indices: readonly number[]): NumberArray<'uint8'>;
  texts(hash: string, split: SplitName, indices: readonly number[]): TextSample;
  /** Places of the texts in which a query stands. (N) */
  findTexts(search: TextSearch): NumberArray<'int32'>;
  /** What a vocabulary of these texts would keep and lose. */
  vocabulary(request: VocabularyRequest): Promise<VocabularyReport>;
  /** What a file of texts holds, and in which encoding it may be; nothing is added. */
  previewTexts(request: TextPreviewRequest): Promise<TextPreview>;
  /** Those that ship with the workbench. */
  corpora(): readonly CorpusDescription[];
  /** One after the other; nothing is added where anything of the source cannot be read ('dataset/invalid'). */
  import(source: ImportSource): Promise<DatasetManifest>;
  /** MNIST, imported if the workspace does not have it. */
  ensureMnist(): Promise<DatasetManifest>;
}

export interface DatasetServiceOptions {
  readonly workspace: Workspace;
  readonly publish: PublishEvent;
}

export function createDatasetService({ workspace, publish }: DatasetServiceOptions): DatasetService {
  const home = datasetsDirectory(workspace);
  const get = (hash: string): DatasetManifest => {
    const manifest = workspace.datasets.get(hash);
    if (manifest) return manifest;
    throw new WorkbenchError('dataset/not-found', `There is no dataset ${hash} in this workspace.`, { hash });
  };
  const directory = (hash: string): string => {
    const folder = join(home, get(hash).hash);
    readManifest(folder);
    return folder;
  };
  const importNow = async (source: ImportSource): Promise<DatasetManifest> => {
    const name = source.kind === 'mnist' ? 'MNIST' : source.name;
    try {
      const content = await readSource(source, (progress) => publish('datasets:import-progress', progress));
      const description = { name, source: content.source, importedAt: new Date().toISOString() };
      const { hash } = addDataset(workspace, content, description);
      publish('datasets:changed', {});
      return get(hash);
    } finally {
      publish('datasets:import-progress', { done: 1, total: 1, what: name }); // over, also when it failed
    }
  };
  const inTurn = oneAfterTheOther();
  const opened = lastOpened();
  return {
    list: () => workspace.datasets.list(),
    get,
    directory,
    details: async (hash) => datasetDetails(directory(hash), get(hash)),
    images: (hash, split, indices) => readImages(directory(hash), requireImages(get(hash)), split, indices),
    texts: (hash, split, indices) => pickTexts(opened(directory(hash)), split, indices),
    findTexts: ({ hash, split, ...search }) => {
      const places = findTexts(opened(directory(hash)).texts(split), search);
      return numberArray('int32', [places.length], places);
    },
    vocabulary: createVocabularyReports((hash) => opened(directory(hash))),
    previewTexts,
    corpora: () => corpora,
    import: (source) => inTurn(() => importNow(source)),
    ensureMnist: () => inTurn(async () => knownMnist(workspace) ?? importNow({ kind: 'mnist' })),
  };
}

function addDataset(
  workspace: Workspace,
  content: ImportedContent | ImportedTexts,
  description: DatasetDescription,
): DatasetManifest {
  const manifest = publishDataset(datasetsDirectory(workspace), content, description);
  workspace.datasets.insert(manifest);
  return manifest;
}

function knownMnist(workspace: Workspace): DatasetManifest | null {
  const isThere = existsSync(join(datasetsDirectory(workspace), mnistHash, 'dataset.json'));
  return isThere ? workspace.datasets.get(mnistHash) : null;
}

async function readSource(
  source: ImportSource,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportedContent | ImportedTexts> {
  switch (source.kind) {
    case 'mnist':
      onProgress({ done: 0, total: 1, what: 'MNIST' });
      return readMnist();
    case 'idx':
      onProgress({ done: 0, total: 1, what: 'IDX files' });
      return readIdxFolder(source.directory);
    case 'image-folder':
      return readImageFolder(source, onProgress);
    case 'corpus': {
      const { source: texts, origin } = corpusSource(source.name);
      return { ...(await readTexts(texts, onProgress)), source: origin };
    }
    case 'texts':
      return readTexts(source, onProgress);
    default:
      return assertNever(source);
  }
}

/** A page of texts is followed by the next: the dataset that was asked for last stays open. It never changes. */
function lastOpened(): (directory: string) => OpenTexts {
  let last: { readonly directory: string; readonly texts: OpenTexts } | null = null;
  return (directory) => {
    if (last?.directory !== directory) last = { directory, texts: openTexts(directory) };
    return last.texts;
  };
}

/** Two imports at once would double the memory and mix their progress. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
