import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import DatasetsView from '#renderer/views/datasets/DatasetsView.svelte';
import { rendered, textOf } from '#test/helpers/rendered.ts';

async function emptyView(isImporting: boolean): Promise<string> {
  const workbench = createWorkbench(new FakeBridge({ 'datasets:list': () => [] }));
  await workbench.datasets.load();
  if (isImporting) workbench.datasets.applyProgress({ done: 1, total: 7, what: 'MNIST' });
  return rendered(DatasetsView, {}, workbench);
}

test('without a dataset it offers MNIST and texts of one’s own, beside the menu of all', async () => {
  const html = await emptyView(false);
  expect(textOf(html)).toMatch(/No dataset yet .* your own texts from files\. Import MNIST Import texts…$/);
  expect(html).toContain('aria-label="Import a dataset"');
  expect(html.match(/ disabled/g)).toBeNull();
});

test('one import at a time', async () => {
  expect((await emptyView(true)).match(/ disabled/g)).toHaveLength(2);
});
