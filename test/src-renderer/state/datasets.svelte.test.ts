import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Datasets } from '#renderer/state/datasets.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

/** A workspace with images; the corpus is there after its import. */
async function datasets() {
  const list = [exampleImages(), exampleTextData({ name: exampleCorpus.name })];
  let count = 1;
  const corpus = {
    name: exampleCorpus.name,
    title: exampleCorpus.title,
    language: 'en',
    license: 'x',
    attribution: 'y',
  };
  const bridge = new FakeBridge({
    'datasets:list': () => list.slice(0, count),
    'datasets:corpora': () => [corpus],
    'datasets:import': () => list[(count = 2) - 1]!,
  });
  const state = new Datasets(createAsk(bridge, new Notices()));
  await state.load();
  await state.loadCorpora();
  return { state, bridge };
}

test('a corpus is a source until it is imported; the corpora are read once', async () => {
  const { state, bridge } = await datasets();
  expect(state.sources).toEqual([exampleImages(), exampleCorpus]);
  await state.loadCorpora();
  expect(bridge.asked.filter(({ name }) => name === 'datasets:corpora')).toHaveLength(1);
  expect(await state.hashOf(exampleCorpus)).toBe('b'.repeat(64));
  expect(bridge.asked.at(-2)).toEqual({
    name: 'datasets:import',
    input: { kind: 'corpus', name: 'tatoeba-english' },
  });
  expect(state.sources.map(({ kind }) => kind)).toEqual(['images', 'texts']);
});

test('the hash of what is there costs no import', async () => {
  const { state, bridge } = await datasets();
  expect(await state.hashOf(exampleImages())).toBe('a'.repeat(64));
  expect(bridge.asked.some(({ name }) => name === 'datasets:import')).toBe(false);
});

test('offers the import of a chosen corpus, MNIST where there is nothing, and else nothing', async () => {
  const { state, bridge } = await datasets();
  expect(state.offer(exampleImages())).toBeNull();
  expect(state.offer(undefined)?.label).toBe('Import MNIST');
  const offer = state.offer(exampleCorpus);
  expect(offer?.label).toBe('Import now');
  offer?.start();
  await expect.poll(() => state.sources.length).toBe(2);
  expect(bridge.asked.some(({ name }) => name === 'datasets:import')).toBe(true);
});
