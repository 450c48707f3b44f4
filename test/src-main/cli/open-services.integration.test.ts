import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { createServiceDoor } from '#main/cli/open-services.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const door = createServiceDoor(join(import.meta.dirname, '../../../out/main'));

test('the real services: one writer, readers beside it, and the lock is free afterwards', async () => {
  const workspace = join(temporaryDirectory(), 'workspace');
  const writing = await door.write(workspace);
  await expect(door.write(workspace)).rejects.toMatchObject({ code: 'workspace/locked' });
  const reading = await door.read(workspace);
  expect(reading.runs.list()).toEqual([]);
  reading.close();
  await writing.close();
  await (await door.write(workspace)).close();
  expect((await door.presets()).length).toBeGreaterThan(4);
});

test('a reader learns what a vocabulary loses and which texts are the same while another program writes', async () => {
  const workspace = join(temporaryDirectory(), 'workspace');
  const writing = await door.write(workspace);
  const { hash } = await writing.datasets.import({ kind: 'corpus', name: 'tang-quatrains' });
  const reading = await door.read(workspace);
  const { letterCase, longestText } = defaultHyperparameters;
  const asked = { hash, tokenization: 'characters', letterCase, longestText, vocabularySize: 4000 } as const;
  const report = await reading.vocabulary({ ...asked, trainingExamples: 0, validationExamples: 0 });
  // four lines of seven characters, and three blanks between them
  expect(report.lengths).toMatchObject({ longest: 31, mean: 31 });
  expect(report.kept).toBe(4000);
  expect(await writing.datasets.vocabulary({ ...asked, trainingExamples: 0, validationExamples: 0 })).toEqual(report);
  const duplicates = await reading.duplicates(hash, { threshold: 1, groups: 3 }, () => true);
  expect(duplicates).toMatchObject({ trainingTexts: report.trainingTexts, kind: 'duplicates' });
  expect(duplicates.duplicateTexts).toBeGreaterThanOrEqual(duplicates.equalTexts);
  reading.close();
  await writing.close();
});
