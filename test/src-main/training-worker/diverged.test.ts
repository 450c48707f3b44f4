import { expect, test } from 'vitest';
import { diverged, requireFinite } from '#main/training-worker/diverged.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

function sessionAt(place: { readonly lastCheckpoint?: string }) {
  const job = { hyperparameters: quickHyperparameters({ encoderLearningRate: 0.1, decoderLearningRate: 0.2 }) };
  return { job, step: 41, epoch: 2, batch: 3, lastCheckpoint: null, ...place };
}

test('names the quantity, the place, both learning rates and the last good checkpoint', () => {
  const error = diverged(sessionAt({ lastCheckpoint: '/run/step-36' }), 'kl', NaN, 'in epoch 3, batch 4');
  expect(error.message).toBe(
    'kl became NaN in epoch 3, batch 4 (step 42), with learning rates 0.1 (encoder) and 0.2 (decoder). ' +
      'The last good checkpoint is /run/step-36.',
  );
  expect(error).toMatchObject({
    code: 'training/diverged',
    details: { quantity: 'kl', value: 'NaN', epoch: 3, batch: 4, step: 42, lastCheckpoint: '/run/step-36' },
  });
});

test('says when there is no checkpoint', () => {
  expect(diverged(sessionAt({}), 'loss', Infinity, 'now').message).toMatch(/Infinity.*There is no checkpoint yet/);
});

test('finite values pass, of others the first is named', () => {
  expect(() => requireFinite(sessionAt({}), { loss: -3, kl: 0 }, 'now')).not.toThrow();
  expect(() => requireFinite(sessionAt({}), { loss: 1, kl: NaN, beta: NaN }, 'now')).toThrow(/^kl became NaN/);
});
