import { expect, test } from 'vitest';
import { datasetReference, meantDataset } from '#renderer/state/sweep-draft-dataset.ts';

const mnist = { hash: 'a', name: 'MNIST' };
const faces = { hash: 'b', name: 'Faces' };
const others = { hash: 'c', name: 'Faces' };

test('a definition means a dataset by its hash or its name, and the first where it says nothing', () => {
  const datasets = [faces, mnist];
  expect(meantDataset('a', datasets)).toBe(mnist);
  expect(meantDataset('MNIST', datasets)).toBe(mnist);
  expect(meantDataset('mnist', datasets)).toBe(mnist);
  expect(meantDataset(null, datasets)).toBe(faces);
  expect(meantDataset('faces', datasets)).toBeUndefined();
  expect(meantDataset(null, [])).toBeUndefined();
});

test('is referred to by its name where that is enough', () => {
  expect(datasetReference('a', [mnist, faces, others])).toBe('MNIST');
  expect(datasetReference('c', [mnist, faces, others])).toBe('c');
});
