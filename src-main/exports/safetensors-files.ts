import { safetensorsBytes } from '#main/array-files/safetensors.ts';
import { modelDescription } from './model-description.ts';
import type { ExportFiles } from './publish-export.ts';
import type { TrainedModel } from './trained-model.ts';

/** Plain weights with a description: for PyTorch, JAX, NumPy and whatever else reads safetensors. */
export function safetensorsFiles(model: TrainedModel): ExportFiles {
  const description = modelDescription(model, 'safetensors');
  return {
    'model.safetensors': safetensorsBytes(model.weights, { format: 'vae-workbench', run: model.run.id }),
    'config.json': Buffer.from(`${JSON.stringify(description, null, 2)}\n`),
    'README.txt': Buffer.from(readme(model)),
  };
}

function readme(model: TrainedModel): string {
  const shapes = Object.entries(model.weights).map(([name, { shape }]) => `  ${name}  (${shape.join(', ')})`);
  return `Model of run ${model.run.id} (${model.run.name}), written by VAE Workbench ${model.run.appVersion}.

model.safetensors  float32 weights by name; kernels are (in, out), so a layer is x · kernel + bias
config.json        "model": the network; "bounds": see below; "metrics", "hyperparameters": how it was trained

${shapes.join('\n')}

x is an image (height, width, channels) with values in [0, 1], flattened row by row.
${model.run.hyperparameters.network === 'convolutional' ? convolutions : ''}Encoder: hidden layers with the activation of config.json, then
  mu = encoder/mu                     (an autoencoder has encoder/code in its place, and no logVar)
  a = encoder/logVar; logVar = U - softplus(U - a), U = bounds.logVarUpperBound
  z ~ N(mu, exp(logVar))
Decoder: hidden layers, then m = decoder/mean
  bernoulli                mean = sigmoid(m)
  gaussian-fixed, -shared  mean = m, sigma = model.sigma (a bound is applied to it already)
  gaussian-per-dimension   mean = m, a = decoder/logSigmaSquared;
                           log sigma^2 = L + softplus(a - L), L = bounds.logSigmaSquaredLowerBound
`;
}

const convolutions = `Convolutions are 3 x 3 with stride 2, zeros around (padding "SAME" of TensorFlow) and the activation; each halves
height and width, rounded up. Kernels are (height, width, in, out), in transposed convolutions (height, width, out, in).
Before the hidden layers of the encoder: encoder/convolution0, ..., then flattened row by row.
After those of the decoder: decoder/features with the activation, as an image; decoder/transposedConvolution0, ...; and
decoder/mean (and decoder/logSigmaSquared), transposed convolutions without activation. Each goes back to the size of the
image before the convolution that it undoes.
`;
