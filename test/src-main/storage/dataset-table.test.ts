import { expect, test } from 'vitest';
import { exampleManifest, temporaryWorkspace } from './example-workspace.ts';

test('datasets are listed newest first, and the same data keeps its first name', () => {
  const workspace = temporaryWorkspace();
  const other = { ...exampleManifest, hash: 'b'.repeat(64), importedAt: '2026-11-25T00:00:00.000Z' };
  workspace.datasets.insert(exampleManifest);
  workspace.datasets.insert(other);
  workspace.datasets.insert({ ...exampleManifest, name: 'Again' });
  expect(workspace.datasets.list()).toEqual([other, exampleManifest]);
  expect(workspace.datasets.get(exampleManifest.hash)).toEqual(exampleManifest);
  expect(workspace.datasets.get('c'.repeat(64))).toBeNull();
});
