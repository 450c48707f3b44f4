import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { checkDraft } from '#main/runs/draft-check.ts';
import { runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('a network that the images are too small for is refused before anything starts, by the name of its row', () => {
  const { workspace, draft } = runServiceFixture(); // images of 6 × 6
  const convolutional = (convolutionChannels: readonly number[]) =>
    draft({ hyperparameters: { ...draft().hyperparameters, network: 'convolutional', convolutionChannels } });
  expect(checkDraft(workspace, convolutional([8, 8]))).toMatchObject({ kind: 'images', shape: [6, 6, 1] });
  expect(() => checkDraft(workspace, convolutional([8, 8, 8, 8]))).toThrow(
    /^convolutionChannels: 4 halvings expect images of at least 9 × 9 pixels, the data is \(6, 6, 1\); .*\.$/,
  );
});

/** A workspace with texts besides; gives what a draft about them says. */
function withTexts(classes: readonly string[] = []) {
  const { workspace, draft, manifest } = runServiceFixture();
  const { name, hash, source, importedAt } = manifest;
  const split = { count: 200, classCounts: [], characters: 2000 };
  const texts: TextManifest = {
    ...{ formatVersion: 1, kind: 'texts', language: 'en', name: `${name} in words`, classes, source, importedAt },
    hash: hash.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    splits: { train: split, test: split },
    leftOut: { empty: 0, duplicates: 0 },
  };
  workspace.datasets.insert(texts);
  const check = (changes: Partial<Hyperparameters>) =>
    checkDraft(workspace, {
      ...draft({ datasetHash: texts.hash }),
      hyperparameters: { ...draft().hyperparameters, ...changes },
    });
  return { check, workspace, draft, texts };
}

test('texts go with a network for texts and images with one for images, and not otherwise', () => {
  const { check, workspace, draft, texts } = withTexts();
  const wrongKind = expect.objectContaining({ code: 'dataset/wrong-kind' }) as unknown;
  expect(check({ network: 'recurrent' })).toEqual(texts);
  expect(() => check({})).toThrow(wrongKind);
  const recurrent = { ...draft().hyperparameters, network: 'recurrent' } as const;
  expect(() => checkDraft(workspace, draft({ hyperparameters: recurrent }))).toThrow(wrongKind);
});

test('what no model of texts can be is refused by the name of its row', () => {
  const heads = { network: 'transformer', hiddenSize: 10, attentionHeads: 4 } as const;
  expect(() => withTexts().check(heads)).toThrow(/^attentionHeads: 4 heads cannot share 10 hidden units/);
  const labels = { network: 'recurrent', labelCondition: 'label' } as const;
  expect(() => withTexts().check(labels)).toThrow(/^labelCondition: the texts have no labels/);
  expect(withTexts(['a', 'b']).check(labels).classes).toEqual(['a', 'b']);
});
