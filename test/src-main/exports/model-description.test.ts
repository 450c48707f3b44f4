import { expect, test } from 'vitest';
import { modelDescription } from '#main/exports/model-description.ts';
import { aModel } from './a-model.ts';

test('holds all that is needed to build the model again, as JSON', () => {
  const model = aModel({ likelihood: 'gaussian-fixed', sigma: 0.3 });
  const text = JSON.parse(JSON.stringify(modelDescription(model, 'tfjs'))) as Record<string, unknown>;
  expect(text).toMatchObject({
    format: 'tfjs',
    model: { modelKind: 'vae', dataShape: [4, 3, 2], encoderWidths: [7, 5], latentSize: 3, sigma: 0.3 },
    dataset: { name: 'MNIST' },
    hyperparameters: model.run.hyperparameters,
  });
  const convolutional = aModel({ network: 'convolutional', convolutionChannels: [3, 2] });
  expect(modelDescription(convolutional, 'tfjs')).toMatchObject({
    model: { network: 'convolutional', convolutionChannels: [3, 2] },
  });
  expect(modelDescription(aModel({ likelihood: 'bernoulli' }), 'tfjs')).toMatchObject({ model: { sigma: null } });
});
