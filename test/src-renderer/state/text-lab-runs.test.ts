import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { isTextLabRun, textLabRuns } from '#renderer/state/text-lab-runs.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const ofTexts = { ...defaultHyperparameters, network: 'recurrent' as const };

test('a run of texts is there to work with from its first epoch on, whatever became of it', () => {
  expect(isTextLabRun({ hyperparameters: ofTexts, epoch: 1 })).toBe(true);
  expect(isTextLabRun({ hyperparameters: ofTexts, epoch: 0.9 })).toBe(false);
  expect(isTextLabRun({ hyperparameters: { ...ofTexts, network: 'dense' }, epoch: 5 })).toBe(false);
});

test('the newest is offered first', () => {
  const run = (id: string, createdAt: string, epoch = 3) =>
    exampleRun({ id, createdAt, epoch, hyperparameters: ofTexts });
  const runs = [
    run('older', '2026-11-24T10:00:00.000Z'),
    run('newer', '2026-11-25T10:00:00.000Z'),
    run('untrained', '2026-11-26T10:00:00.000Z', 0),
    exampleRun({ id: 'images' }),
  ];
  expect(textLabRuns(runs).map(({ id }) => id)).toEqual(['newer', 'older']);
});
