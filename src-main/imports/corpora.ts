import { join } from 'node:path';
import type { CorpusDescription, TextSource } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { corporaDirectory } from '#main/corpora/corpora-directory.ts';

interface Corpus extends CorpusDescription {
  /** Gzipped, in the folder of the corpus. */
  readonly files: readonly string[];
  readonly reading: Pick<TextSource, 'format' | 'textColumn' | 'labels'>;
  readonly testShare: number;
}

const linesWith = (from: 'nothing' | 'file'): Corpus['reading'] => {
  return { format: 'lines', textColumn: 'text', labels: { from } };
};

const ccBy = 'Creative Commons Attribution 4.0 International';

/** What ships with the workbench; SOURCE.txt in the folder of each has origin, license and all changes. */
const catalog: readonly Corpus[] = [
  {
    name: 'tatoeba-english',
    title: 'Short everyday English sentences',
    language: 'en',
    license: 'Creative Commons Attribution 2.0',
    attribution: 'www.manythings.org/anki and tatoeba.org',
    files: ['eng-unique.txt.gz'],
    reading: linesWith('nothing'),
    testShare: 1 / 20,
  },
  {
    name: 'movie-sentences',
    title: 'Sentences of movie reviews, positive and negative',
    language: 'en',
    license: ccBy,
    attribution: 'Bo Pang and Lillian Lee',
    files: ['sentence_polarity.pos.txt.gz', 'sentence_polarity.neg.txt.gz'],
    reading: linesWith('file'),
    testShare: 1 / 10,
  },
  {
    name: 'movie-reviews',
    title: 'Movie reviews, sentence by sentence',
    language: 'en',
    license: ccBy,
    attribution: 'Bo Pang and Lillian Lee',
    files: ['movie_reviews.jsonl.gz'],
    reading: { format: 'json-lines', textColumn: 'sentences', labels: { from: 'column', column: 'label' } },
    testShare: 1 / 10,
  },
  {
    name: 'pros-cons',
    title: 'Pros and cons of products',
    language: 'en',
    license: ccBy,
    attribution: 'Bing Liu',
    files: ['pros_cons.pros.txt.gz', 'pros_cons.cons.txt.gz'],
    reading: linesWith('file'),
    testShare: 1 / 10,
  },
  {
    name: 'tatoeba-chinese',
    title: 'Short everyday Chinese sentences, the Chinese half of English–Chinese pairs',
    language: 'zh',
    license: 'Creative Commons Attribution 2.0',
    attribution: 'www.manythings.org/anki and tatoeba.org',
    files: ['cmn.txt.gz'],
    reading: { format: 'tsv', textColumn: 'column 2', labels: { from: 'nothing' } },
    testShare: 1 / 20,
  },
  {
    name: 'tang-quatrains',
    title: 'Quatrains of the Tang dynasty, four lines of seven characters',
    language: 'zh',
    license: 'MIT (the poems are in the public domain)',
    attribution: 'chinese-poetry contributors, Copyright (c) 2016 JackeyGao',
    files: ['quatrains-7.txt.gz'],
    reading: linesWith('nothing'),
    testShare: 1 / 10,
  },
];

export const corpora: readonly CorpusDescription[] = catalog.map(({ name, title, language, license, attribution }) => {
  return { name, title, language, license, attribution };
});

/** How a corpus is imported, and where it is from, for people. Throws 'arguments/invalid' with the names there are. */
export function corpusSource(name: string): { readonly source: TextSource; readonly origin: string } {
  const corpus = catalog.find((one) => one.name === name);
  if (!corpus) {
    const names = catalog.map((one) => one.name).join(', ');
    throw new WorkbenchError('arguments/invalid', `There is no corpus "${name}"; there are: ${names}.`);
  }
  const folder = join(corporaDirectory(), name);
  const source: TextSource = {
    kind: 'texts',
    name,
    files: corpus.files.map((file) => join(folder, file)),
    ...corpus.reading,
    encoding: null,
    hasHeader: false,
    splitSentences: false,
    language: corpus.language,
    testShare: corpus.testShare,
  };
  return { source, origin: `${corpus.title}, by ${corpus.attribution}; ${corpus.license}` };
}
