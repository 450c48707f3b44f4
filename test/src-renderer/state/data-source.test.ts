import { expect, test } from 'vitest';
import {
  dataKind,
  dataSources,
  sourceGroups,
  sourceKey,
  sourcesOfKind,
  trainingCount,
} from '#renderer/state/data-source.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

const described = { language: 'en', license: 'CC BY', attribution: 'many' };
const corpora = [
  { ...described, name: 'tatoeba-english', title: 'Everyday sentences' },
  { ...described, name: 'quatrains', title: 'Poems' },
];
const images = exampleImages();
const imported = exampleTextData({ name: 'quatrains' });

test('a corpus is offered until there is a dataset of texts with its name', () => {
  expect(dataSources([images, imported], corpora)).toEqual([images, imported, exampleCorpus]);
  const sameName = exampleImages({ name: 'quatrains' });
  expect(dataSources([sameName], corpora).map(({ name }) => name)).toEqual([
    'quatrains',
    'tatoeba-english',
    'quatrains',
  ]);
});

test('a corpus is texts, has its name as key, and its size is not known', () => {
  expect([dataKind(images), dataKind(imported), dataKind(exampleCorpus)]).toEqual(['images', 'texts', 'texts']);
  expect([sourceKey(images), sourceKey(exampleCorpus)]).toEqual(['a'.repeat(64), 'tatoeba-english']);
  expect([trainingCount(images), trainingCount(exampleCorpus)]).toEqual([60_000, null]);
  expect(sourcesOfKind([images, imported, exampleCorpus], 'texts')).toEqual([imported, exampleCorpus]);
});

test('the list has a group for each kind that is there', () => {
  expect(sourceGroups([imported, images, exampleCorpus])).toEqual([
    { title: 'Images', options: [{ key: 'a'.repeat(64), name: 'MNIST' }] },
    { title: 'Texts', options: [{ key: 'b'.repeat(64), name: 'quatrains' }] },
    { title: 'Texts that ship with the workbench', options: [{ key: 'tatoeba-english', name: 'tatoeba-english' }] },
  ]);
  expect(sourceGroups([images]).map(({ title }) => title)).toEqual(['Images']);
});
