import { expect, test } from 'vitest';
import { textMapRow } from '#shared/contract/text-map-row.ts';
import { exampleMap } from '#test/helpers/example-map.ts';

test('has the place of a text in its split, in the plane and among the clusters, counted from 1', () => {
  expect(textMapRow(exampleMap(), 2, 'It rains.')).toEqual({
    split: 'test',
    place: 1,
    x: 1,
    y: 1,
    cluster: 1,
    label: 'statement',
    text: 'It rains.',
  });
  expect(textMapRow(exampleMap({ labels: null }), 0, 'a').label).toBeNull();
});
