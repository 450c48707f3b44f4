import { expect, test } from 'vitest';
import { openTexts } from '#main/datasets/dataset-files.ts';
import { datasetDuplicates } from '#main/datasets/dataset-duplicates.ts';
import { writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const train = ['Ann sees the moon.', 'Bob sings.', 'ann sees THE moon .', 'Ann sees the sun.'];

function dataset() {
  const directory = temporaryDirectory();
  const split = (texts: readonly string[]) => ({ texts, labels: null });
  writeExampleTexts(directory, { classes: [], splits: { train: split(train), test: split(['Bob sings!']) } });
  return openTexts(directory);
}

test('finds texts of the training split that are the same as words, whatever their case and blanks', async () => {
  const shares: number[] = [];
  const request = { threshold: 1, groups: 5 };
  const answer = await datasetDuplicates(dataset(), request, (share) => shares.push(share) > 0);
  expect(answer).toMatchObject({ trainingTexts: 4, groupCount: 1, duplicateTexts: 2, equalTexts: 2 });
  expect(answer.groups).toEqual([
    [
      { text: train[0], place: 0 },
      { text: train[2], place: 2 },
    ],
  ]);
  expect(shares[0]).toBe(0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('ends when the rest is not wanted any more', async () => {
  const stopped = datasetDuplicates(dataset(), { threshold: 0.8, groups: 1 }, (share) => share < 0.2);
  await expect(stopped).rejects.toMatchObject({ code: 'canceled' });
});
