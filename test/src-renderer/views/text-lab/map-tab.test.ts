import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextMap } from '#renderer/state/text-map.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import MapTab from '#renderer/views/text-lab/MapTab.svelte';
import { exampleMap } from '#test/helpers/example-map.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { expect, test } from 'vitest';

type Network = ReturnType<typeof quickTextHyperparameters>['network'];

async function shown(change: (map: TextMap) => void, answer = exampleMap(), network: Network = 'recurrent') {
  const workbench = createWorkbench(new FakeBridge({ 'texts:work': () => answer }));
  const run = exampleRun({ hyperparameters: quickTextHyperparameters({ network }) });
  const lab = workbench.textLabs.open(run.id);
  const map = lab.stateOf(TextMap);
  await map.draw();
  change(map);
  const dataset = requireTexts(writeExampleTexts(temporaryDirectory()));
  return textOf(rendered(MapTab, { run, lab, dataset }, workbench));
}

test('shows the clusters with their words, sizes, coherence and labels, and all texts', async () => {
  const text = await shown(() => undefined);
  expect(text).toContain('1 2 texts · NPMI −0.250 he is statement 100 %');
  expect(text).toContain('2 1 texts · NPMI – ? question 100 %');
  expect(text).toMatch(/Color Label Cluster Place/);
  expect(text).toContain('3 of 5 texts; the two axes have 87.5 % of the variance of their codes.');
  expect(text).toMatch(/3 texts 1 He is "here", now\. 2 Where is he\? 1 It rains\./);
});

test('a word and a cluster leave only texts that have both, and say so', async () => {
  const text = await shown((map) => {
    map.query = 'HE';
    map.cluster = 0;
    map.active = 0;
  });
  expect(text).toMatch(/1 text with “HE”, in cluster 1 Show all 1 He is "here", now\.$/);
  expect(text).toContain('statement · cluster 1 · training text 1');
});

test('a map without labels offers no color of labels', async () => {
  const text = await shown(() => undefined, exampleMap({ labels: null, classes: [] }));
  expect(text).toMatch(/Color Cluster Place/);
  expect(text).not.toContain('Label');
});

test('topics can be chosen beside the clusters of a topic model, and of no other', async () => {
  expect(await shown(() => undefined, exampleMap(), 'topics')).toContain('Clusters Topics Compare with baselines');
  expect(await shown(() => undefined)).not.toContain('Topics');
});
