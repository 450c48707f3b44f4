import { expect, test } from 'vitest';
import {
  clustersRequestSchema,
  duplicatesRequestSchema,
  neighborsRequestSchema,
} from '#shared/contract/text-mining.ts';

test('refuses one cluster, an empty text and a threshold above 1', () => {
  const clusters = { kind: 'clusters', clusters: 2, examples: 0, seed: 1, seeds: 5 };
  expect(clustersRequestSchema.parse(clusters)).toEqual(clusters);
  expect(clustersRequestSchema.safeParse({ ...clusters, clusters: 1 }).success).toBe(false);
  const neighbors = { kind: 'neighbors', text: 'a', count: 1, label: null };
  expect(neighborsRequestSchema.parse(neighbors)).toEqual(neighbors);
  expect(neighborsRequestSchema.safeParse({ ...neighbors, text: ' ' }).success).toBe(false);
  const duplicates = { kind: 'duplicates', threshold: 1, groups: 1 };
  expect(duplicatesRequestSchema.parse(duplicates)).toEqual(duplicates);
  expect(duplicatesRequestSchema.safeParse({ ...duplicates, threshold: 1.1 }).success).toBe(false);
});
