import { modelDescription } from './model-description.ts';
import type { ExportFiles } from './publish-export.ts';
import { tfjsModelFiles } from './tfjs-model-files.ts';
import { decoderNetwork, encoderNetwork } from './tfjs-networks.ts';
import type { TrainedModel } from './trained-model.ts';

/** Two layers models that plain TensorFlow.js loads: nothing of the workbench is needed to run them. */
export function tfjsFiles(model: TrainedModel): ExportFiles {
  const producer = `VAE Workbench ${model.run.appVersion}`;
  return {
    ...tfjsModelFiles(encoderNetwork(model), producer),
    ...tfjsModelFiles(decoderNetwork(model), producer),
    'config.json': Buffer.from(`${JSON.stringify(modelDescription(model, 'tfjs'), null, 2)}\n`),
    'README.txt': Buffer.from(readme(model)),
  };
}

function readme(model: TrainedModel): string {
  const { modelKind, latentSize, likelihood } = model.run.hyperparameters;
  const image = `(B, ${model.dataShape.join(', ')})`;
  const codes = `(B, ${latentSize})`;
  const encoded = modelKind === 'ae' ? `code ${codes}` : `[mu ${codes}, logVar ${codes}]`;
  const decoded =
    likelihood === 'gaussian-per-dimension' ? `[mean ${image}, logSigmaSquared ${image}]` : `mean ${image}`;
  return `Model of run ${model.run.id} (${model.run.name}), written by VAE Workbench ${model.run.appVersion}.

encoder/model.json  x ${image}, values in [0, 1]  ->  ${encoded}
decoder/model.json  z ${codes}  ->  ${decoded}
config.json         network, hyperparameters, metrics${likelihood.startsWith('gaussian') && likelihood !== 'gaussian-per-dimension' ? '; "model.sigma" is the standard deviation of p(x|z)' : ''}

  import * as tf from '@tensorflow/tfjs';
  const decoder = await tf.loadLayersModel('https://your.site/decoder/model.json');
  const images = decoder.predict(tf.randomNormal([16, ${latentSize}]));

logVar and logSigmaSquared are natural logarithms of variances.
`;
}
