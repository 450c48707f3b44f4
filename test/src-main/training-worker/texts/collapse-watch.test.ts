import { expect, test } from 'vitest';
import { collapseWatch } from '#main/training-worker/texts/collapse-watch.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';

const alive = { kl: 3, activeUnits: 2 };
const collapsed = { kl: 0.04, activeUnits: 0 };

test('warns once when the KL is gone after the warm-up, with rows that help, and again after a recovery', () => {
  const watch = collapseWatch(quickTextHyperparameters({ betaSchedule: 'linear', betaWarmupEpochs: 2 }));
  expect(watch(0, collapsed)).toEqual([]);
  expect(watch(1, collapsed)).toEqual([]);
  expect(watch(2, collapsed)).toMatchObject([
    {
      level: 'warning',
      text: expect.stringMatching(/collapsed: KL 0\.040 nats, 0 active units.*klFloor=free-bits/) as string,
    },
  ]);
  expect(watch(3, collapsed)).toEqual([]);
  expect(watch(4, alive)).toEqual([]);
  expect(watch(5, collapsed)).toHaveLength(1);
});

test('many nats without an active unit are a collapse too, and remedies that are taken are not named', () => {
  const watch = collapseWatch(quickTextHyperparameters({ klFloor: 'free-bits', wordDropout: 0.3, beta: 0.5 }));
  const [line] = watch(1, { kl: 4, activeUnits: 0 });
  expect(line!.text).not.toMatch(/free-bits|wordDropout|smaller beta/);
  expect(line!.text).toMatch(/betaSchedule=linear, encoderSteps=5/);
});

test('what has no KL cannot collapse', () => {
  const watch = collapseWatch(quickTextHyperparameters({ modelKind: 'language-model' }));
  expect(watch(1, { negativeElbo: 3 })).toEqual([]);
});
