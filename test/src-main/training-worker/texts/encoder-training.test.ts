import { expect, test } from 'vitest';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { encoderTraining } from '#main/training-worker/texts/encoder-training.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';

const values = quickTextHyperparameters({ encoderSteps: 4 });

test('there are extra steps until mutual information is no larger than an epoch before, and then never again', () => {
  const training = encoderTraining(values);
  const after = (mutualInformation: number) => {
    training.epochEnded({ mutualInformation });
    return training.extraSteps();
  };
  expect(training.extraSteps()).toBe(3);
  expect([after(0.5), after(0.9), after(0.9), after(5)]).toEqual([3, 3, 0, 0]);
});

test('a memory that is given to another one makes it go on the same way', () => {
  const training = encoderTraining(values);
  training.stepped();
  training.stepped();
  training.epochEnded({ mutualInformation: 2 });
  const resumed = encoderTraining(values);
  resumed.remember(training.memory());
  expect(resumed.memory()).toEqual({ isOn: true, updates: 2, mutualInformation: 2 });
  resumed.epochEnded({ mutualInformation: 1 });
  expect(resumed.extraSteps()).toBe(0);
});

test('the rate of the encoder is corrected for the steps that it did alone', () => {
  const training = encoderTraining(values);
  for (let i = 0; i < 7; i++) training.stepped();
  expect(training.scalars(1)).toEqual({
    ...updateScalars(values, 2),
    encoderRate: updateScalars(values, 8)['encoderRate'],
  });
  training.restart();
  expect(training.scalars(0)).toEqual(updateScalars(values, 1));
});

test('without extra steps there is nothing to remember, and rates are the usual ones', () => {
  for (const changes of [{ encoderSteps: 1 }, { encoderSteps: 4, network: 'topics' }] as const) {
    const training = encoderTraining(quickTextHyperparameters(changes));
    training.stepped();
    expect([training.extraSteps(), training.memory()]).toEqual([0, null]);
    expect(training.scalars(5)).toEqual(updateScalars(values, 6));
  }
});
