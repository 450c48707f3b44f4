import type { TextAnswer } from '#shared/contract/text-work.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { TextMap } from '#renderer/state/text-map.svelte.ts';
import { exampleMap } from '#test/helpers/example-map.ts';
import { expect, test } from 'vitest';

function opened(answers: readonly TextAnswer[]) {
  const left = [...answers];
  const bridge = new FakeBridge({
    'texts:work': () => {
      const answer = left.shift();
      if (!answer) throw new Error('nothing more was expected');
      return answer;
    },
    'texts:cancel': () => null,
  });
  const lab = new TextLab(bridge.call.bind(bridge), '20261124abcd');
  const asked = () =>
    bridge.asked.flatMap(({ name, input }) =>
      name === 'texts:work' ? [(input as { readonly request: unknown }).request] : [],
    );
  return { map: lab.stateOf(TextMap), asked };
}

test('draws what the form asks for, and begins with nothing picked', async () => {
  const { map, asked } = opened([exampleMap(), exampleMap()]);
  await map.draw();
  Object.assign(map, { query: 'rain', cluster: 1, active: 2, box: { minX: 0, maxX: 1, minY: 0, maxY: 1 } });
  map.change({ clusters: '2', seed: '7' });
  await map.draw();
  expect(asked()).toEqual([
    { kind: 'map', clusters: 10, seed: 1 },
    { kind: 'map', clusters: 2, seed: 7 },
  ]);
  expect([map.query, map.cluster, map.active, map.box]).toEqual(['', null, null, null]);
  expect(map.content?.texts).toHaveLength(3);
  map.change({ clusters: 'many' });
  await map.draw();
  expect(asked()).toHaveLength(2);
});

test('a map without labels is colored by cluster, whatever was chosen before', async () => {
  const { map } = opened([exampleMap(), exampleMap({ labels: null })]);
  await map.draw();
  map.chosenColoring = 'label';
  expect(map.coloring).toBe('label');
  await map.draw();
  expect(map.coloring).toBe('cluster');
});

test('labels are hidden only while they can be seen and switched on again', async () => {
  const { map } = opened([exampleMap()]);
  await map.draw();
  map.pickedHidden = new Set([1]);
  expect(map.hiddenLabels.size).toBe(0); // colored by cluster
  map.chosenColoring = 'label';
  expect([...map.hiddenLabels]).toEqual([1]);
  map.clear();
  expect(map.hiddenLabels.size).toBe(0);
});

test('compares as many clusters as the map has, from the seed of the map on', async () => {
  const figures = { kind: 'clusters', seeds: 5 } as TextAnswer; // nothing else of it is looked at
  const { map, asked } = opened([exampleMap(), figures, exampleMap()]);
  await map.compare(); // without a map there is nothing to compare
  map.change({ seed: '3' });
  await map.draw();
  map.change({ clusters: '50', seed: '9' });
  await map.compare();
  expect(asked()[1]).toEqual({ kind: 'clusters', clusters: 2, examples: 0, seed: 3, seeds: 5 });
  expect(map.figures?.seeds).toBe(5);
  await map.draw();
  expect(map.figures).toBeNull(); // they were those of another map
});
