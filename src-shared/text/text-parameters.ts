import { denseShapes } from '#shared/networks/dense.ts';
import { initialKernel } from '#shared/networks/initial-kernel.ts';
import { mergedShapes } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { initialRecurrentBias } from '#shared/networks/recurrent-layer.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { recurrentDecoderShapes, recurrentEncoderShapes, recurrentSummarySize } from './recurrent-text.ts';
import { embeddingShapes, outputShapes, sharedEmbeddingShapes } from './text-embedding.ts';
import { labelShapes, labelWidth } from './text-labels.ts';
import { textPosteriorMovingShapes, textPosteriorShapes } from './text-posterior.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { topicMovingShapes, topicShapes } from './topic-model.ts';
import { transformerDecoderShapes, transformerEncoderShapes } from './transformer-model.ts';

/** Embeddings start uniform in ± this, as in He et al. 2019: Glorot's bound would shrink as the vocabulary grows. */
const embeddingLimit = 0.1;

/**
 * Shapes of all parameters by name: what is below `encoder/` serves the encoder alone, below `decoder/` the decoder, and
 * below `shared/` both.
 */
export function textParameterShapes(spec: TextModelSpecification): ParameterShapes {
  const { modelKind, network } = spec;
  if (network === 'topics') {
    if (modelKind === 'language-model') throw new Error('textParameterShapes: a topic model is no language model');
    return topicShapes(spec);
  }
  const encoder = modelKind === 'language-model' ? {} : encoderShapes(spec);
  return mergedShapes([sharedEmbeddingShapes(spec), encoder, decoderShapes(spec)]);
}

/** How many numbers training adjusts. Throws for a model that `textProblem` refuses. */
export function textParameterCount(spec: TextModelSpecification): number {
  const shapes = Object.values(textParameterShapes(spec));
  return shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}

/** Shapes of the state that no gradient moves. */
export function textMovingShapes(spec: TextModelSpecification): ParameterShapes {
  const { modelKind, network } = spec;
  if (network !== 'topics' || modelKind === 'language-model') return textPosteriorMovingShapes(spec);
  return topicMovingShapes(spec);
}

/**
 * Parameters and moving statistics before the first step: Glorot's kernels, uniform embeddings, and biases of 0 but for the
 * forget gate of an LSTM (`initialRecurrentBias`); each from the seed and its own name. Scales and variances are 1.
 */
export function initialTextParameters(spec: TextModelSpecification, seed: number): ParameterValues {
  const shapes = { ...textParameterShapes(spec), ...textMovingShapes(spec) };
  const entries = Object.entries(shapes).map(([name, shape]) => {
    return [name, { shape, values: initialValues(spec, name, shape, seed) }] as const;
  });
  return Object.fromEntries(entries);
}

function encoderShapes(spec: TextModelSpecification): ParameterShapes {
  const isRecurrent = spec.network === 'recurrent';
  const summarySize = isRecurrent ? recurrentSummarySize(spec) : spec.hiddenSize;
  return mergedShapes([
    embeddingShapes(spec, 'encoder'),
    isRecurrent ? recurrentEncoderShapes(spec) : transformerEncoderShapes(spec),
    labelShapes(spec, 'encoder'),
    textPosteriorShapes(spec, summarySize + labelWidth(spec)),
  ]);
}

function decoderShapes(spec: TextModelSpecification): ParameterShapes {
  const { modelKind, network, wordDecoder, latentSize, hiddenSize } = spec;
  const contextSize = (modelKind === 'language-model' ? 0 : latentSize) + labelWidth(spec);
  const inner =
    network === 'recurrent' ? recurrentDecoderShapes(spec, contextSize) : transformerDecoderShapes(spec, contextSize);
  const reading =
    wordDecoder === 'in-order'
      ? mergedShapes([embeddingShapes(spec, 'decoder'), inner])
      : denseShapes('decoder/bag', contextSize, hiddenSize);
  return mergedShapes([labelShapes(spec, 'decoder'), reading, outputShapes(spec)]);
}

function initialValues(
  spec: TextModelSpecification,
  name: string,
  shape: readonly number[],
  seed: number,
): Float32Array {
  const [rows = 1, columns = 0] = shape;
  const drawSeed = placeSeed([seed, 0], name);
  if (/\/(embedding|positions)$/.test(name)) {
    return statelessUniform(drawSeed, rows * columns).map((uniform) => (2 * uniform - 1) * embeddingLimit);
  }
  if (columns > 0) return initialKernel([rows, columns], 'glorot', drawSeed);
  if (/\/recurrent(Backwards)?\/bias$/.test(name)) return initialRecurrentBias(spec.cell, spec.hiddenSize);
  return new Float32Array(rows).fill(/\/(scale|movingVariance)$/.test(name) ? 1 : 0);
}
