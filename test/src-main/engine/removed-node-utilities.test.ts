import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { restoreRemovedUtilities } from '#main/engine/removed-node-utilities.ts';

test('gives back what Node removed and leaves what Node has', () => {
  const util = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  const before = util['isArray'];
  delete util['isNullOrUndefined'];
  restoreRemovedUtilities();
  const isNullOrUndefined = util['isNullOrUndefined'] as (value: unknown) => boolean;
  expect([null, undefined, 0, ''].map(isNullOrUndefined)).toEqual([true, true, false, false]);
  if (before) expect(util['isArray']).toBe(before);
});
