import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { safetensorsBytes } from '#main/array-files/safetensors.ts';
import { runDescription } from './model-description.ts';
import type { ExportFiles } from './publish-export.ts';
import type { TrainedModel } from './trained-model.ts';

/** Weights of a model of texts by name, with its vocabulary: for whatever reads safetensors and JSON. */
export function textFiles(model: TrainedModel, runDirectory: string): ExportFiles {
  const values = ofTextModel(model.run.hyperparameters);
  const description = { ...runDescription(model, 'safetensors'), model: textModel(values, model.dataShape) };
  return {
    'model.safetensors': safetensorsBytes(model.weights, { format: 'vae-workbench', run: model.run.id }),
    'vocabulary.json': readFileSync(join(runDirectory, 'vocabulary.json')),
    'config.json': Buffer.from(`${JSON.stringify(description, null, 2)}\n`),
    'README.txt': Buffer.from(readme(model, values)),
  };
}

function textModel(values: TextHyperparameters, dataShape: readonly number[]): Record<string, unknown> {
  const { modelKind, network, latentSize, wordDecoder, embeddings, labelCondition, klFloor } = values;
  const { cell, encoderDirections, embeddingSize, hiddenSize, transformerLayers, attentionHeads } = values;
  const { encoderWidths, activation, meanSpread, committedRate } = values;
  const own = {
    recurrent: { cell, encoderDirections, embeddingSize, hiddenSize, wordDecoder, embeddings, labelCondition },
    transformer: { transformerLayers, attentionHeads, hiddenSize, wordDecoder, embeddings, labelCondition },
    topics: { encoderWidths, activation },
  };
  return { modelKind, network, dataShape, latentSize, klFloor, meanSpread, committedRate, ...own[network] };
}

function readme({ run, weights, dataShape }: TrainedModel, { tokenization, letterCase }: TextHyperparameters): string {
  const shapes = Object.entries(weights).map(([name, { shape }]) => `  ${name}  (${shape.join(', ')})`);
  return `Model of run ${run.id} (${run.name}), written by VAE Workbench ${run.appVersion}.

model.safetensors  float32 weights by name; kernels are (in, out), so a layer is x · kernel + bias
vocabulary.json    "tokens": the token of each id; 0 is padding, 1 the start mark, 2 the end mark, 3 any unknown token
config.json        "model": the network; "metrics", "hyperparameters": how it was trained

${shapes.join('\n')}

A text is cut into ${tokenization}${letterCase === 'lower' ? ' in lower case' : ''}: their ids, then the end mark; at most ${dataShape[0]} tokens.
What is below encoder/ serves the encoder alone, below decoder/ the decoder, below shared/ both. The decoder reads the start
mark first, then every token before the one that it gives the logits of.
The sums of an LSTM lie in the order input, forget, output, candidate; those of a GRU are reset, update, candidate.
`;
}
