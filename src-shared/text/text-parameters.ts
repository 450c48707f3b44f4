import { denseShapes } from '#shared/networks/dense.ts';
import { initialKernel } from '#shared/networks/initial-kernel.ts';
import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { initialRecurrentBias, recurrentShapes } from '#shared/networks/recurrent-layer.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import type { TextModelSpecification } from './text-model.ts';

/** Embeddings start uniform in ± this, as in He et al. 2019: Glorot's bound would shrink as the vocabulary grows. */
const embeddingLimit = 0.1;

/** Shapes of all parameters by name, encoder first. Encoder and decoder have an embedding each. */
export function textParameterShapes(spec: TextModelSpecification): ParameterShapes {
  const { cell, vocabularySize, embeddingSize, hiddenSize, latentSize } = spec;
  const sizes = { input: embeddingSize, hidden: hiddenSize };
  return {
    'encoder/embedding': [vocabularySize, embeddingSize],
    ...recurrentShapes({ cell, place: 'encoder/recurrent' }, { ...sizes, context: 0 }),
    ...denseShapes('encoder/mu', hiddenSize, latentSize),
    ...denseShapes('encoder/logVar', hiddenSize, latentSize),
    'decoder/embedding': [vocabularySize, embeddingSize],
    ...denseShapes('decoder/initialState', latentSize, hiddenSize),
    ...recurrentShapes({ cell, place: 'decoder/recurrent' }, { ...sizes, context: latentSize }),
    ...denseShapes('decoder/output', hiddenSize, vocabularySize),
  };
}

/**
 * Parameters before the first step: Glorot's kernels, uniform embeddings, and biases of 0 but for the forget gate of an
 * LSTM (`initialRecurrentBias`); each from the seed and its own name.
 */
export function initialTextParameters(spec: TextModelSpecification, seed: number): ParameterValues {
  const entries = Object.entries(textParameterShapes(spec)).map(([name, shape]) => {
    return [name, { shape, values: initialValues(spec, name, shape, seed) }] as const;
  });
  return Object.fromEntries(entries);
}

function initialValues(
  spec: TextModelSpecification,
  name: string,
  shape: readonly number[],
  seed: number,
): Float32Array {
  const [rows = 1, columns = 0] = shape;
  const drawSeed = placeSeed([seed, 0], name);
  if (name.endsWith('/embedding')) {
    return statelessUniform(drawSeed, rows * columns).map((uniform) => (2 * uniform - 1) * embeddingLimit);
  }
  if (columns > 0) return initialKernel([rows, columns], 'glorot', drawSeed);
  return name.endsWith('/recurrent/bias') ? initialRecurrentBias(spec.cell, spec.hiddenSize) : new Float32Array(rows);
}
