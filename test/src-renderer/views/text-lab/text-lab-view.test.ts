import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import type { TextLabPlace, TextLabTabId } from '#renderer/state/navigation.svelte.ts';
import { TextWrite } from '#renderer/state/text-write.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import TextLabView from '#renderer/views/text-lab/TextLabView.svelte';
import { exampleRun } from '#test/helpers/example-run.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

const split = { count: 100, classCounts: [50, 50], characters: 0 };
const dataset: TextManifest = {
  ...{ formatVersion: 1, kind: 'texts', hash: 'a'.repeat(64), name: 'T', source: '', importedAt: '', language: 'en' },
  ...{ classes: ['good', 'bad'], leftOut: { empty: 0, duplicates: 0 }, splits: { train: split, test: split } },
};

function textRun(changes: Partial<Run> = {}, values: Partial<Hyperparameters> = {}): Run {
  const hyperparameters = { ...defaultHyperparameters, network: 'recurrent' as const, ...values };
  return exampleRun({ name: 'Sentences', hyperparameters, metrics: { 'final/test/perplexity': 30.2 }, ...changes });
}

async function opened(runs: readonly Run[]) {
  const bridge = new FakeBridge({
    'runs:list': () => runs,
    'datasets:list': () => [dataset],
    'datasets:texts': ({ indices }) => ({ texts: indices.map((place) => `text ${place}`), labels: null }),
  });
  const workbench = createWorkbench(bridge);
  await Promise.all([workbench.runs.load(), workbench.datasets.load()]);
  const show = (tab: TextLabTabId | null = null, runId: string | null = null) => {
    const place: TextLabPlace = { screen: 'text-lab', runId, tab };
    return rendered(TextLabView, { place }, workbench);
  };
  return { workbench, show };
}

test('without a trained model of texts it says what to do', async () => {
  const { show } = await opened([exampleRun(), textRun({ epoch: 0 })]);
  const text = textOf(show());
  expect(text).toContain('No trained text model yet');
  expect(text).toContain('New run');
});

test('shows the run that is asked for with its figures, else the newest', async () => {
  const older = textRun({ id: 'run00001', name: 'Older', metrics: { 'final/test/perplexity': 44.4 } });
  const newer = textRun({ id: 'run00002', name: 'Newer', createdAt: '2026-11-25T10:00:00.000Z', state: 'interrupted' });
  const { show } = await opened([older, newer]);
  const text = textOf(show());
  expect(text).toContain('Newer (Interrupted)');
  expect(text).toContain('Perplexity 30.2');
  expect(textOf(show(null, 'run00001'))).toContain('Perplexity 44.4');
});

test('writing offers what the model can do', async () => {
  const all = textOf((await opened([textRun()])).show());
  for (const words of ['Prior', 'A text', 'Beam', 'Write and measure']) expect(all).toContain(words);
  expect(all).not.toContain('Label');
  const bag = textOf((await opened([textRun({}, { wordDecoder: 'bag-of-words', labelCondition: 'label' })])).show());
  expect(bag).not.toContain('Beam');
  expect(bag).toContain('As often as in the training texts good bad');
  const bare = textOf((await opened([textRun({}, { modelKind: 'language-model' })])).show());
  expect(bare).not.toContain('Prior');
});

test('a tab that is not for the model says why', async () => {
  const { show } = await opened([textRun({}, { modelKind: 'language-model' })]);
  expect(textOf(show('interpolate'))).toContain('Interpolate is not for this model A language model has no codes');
});

test('shows what was written, in the order of the seed, with its figures beside those of real texts', async () => {
  const { workbench, show } = await opened([textRun({ id: 'run00001' })]);
  const write = workbench.textLabs.open('run00001').stateOf(TextWrite);
  write.texts = [
    { text: 'one .', tokens: 2, logProbability: -5, isCut: false, label: 1 },
    { text: 'two', tokens: 4, logProbability: -5, isCut: true, label: null },
  ];
  const figures = {
    ...{ texts: 2, meanTokens: 3, forwardPerplexity: 61.4, reversePerplexity: 84.6 },
    ...{ distinct1: 0.5, distinct2: 0.6, selfBleu: 0.7, copiedShare: 0.25 },
  };
  write.measures = { written: figures, real: { ...figures, forwardPerplexity: 31 } };
  const text = textOf(show('write'));
  expect(text).toContain('1 one . bad 2.50 nats/token 2 two … 1.25 nats/token');
  expect(text).toContain('Forward perplexity 61.4 31.0 Of the texts under a Kneser-Ney trigram');
});

test('searching waits for the texts of the dataset, and says where they are gone', async () => {
  const { show } = await opened([textRun()]);
  expect(textOf(show('search'))).toContain('Choose a text: the training texts nearest to it stand here');
  const gone = await opened([textRun({ datasetHash: 'b'.repeat(64) })]);
  expect(textOf(gone.show('search'))).toContain('The texts of this run are not here');
});
