import { decodingStateShapes, nextToken, startDecoding } from '#shared/text/text-decoding.ts';
import { decodeBagLogits, decodeTextLogits } from '#shared/text/text-model.ts';
import type { DecoderContext } from '#shared/text/text-model.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleParameters, smallTextModel } from './text-examples.ts';

useTextBackend();

const prefixes = [
  [1, 4, 5, 6],
  [1, 6, 6, 4],
  [1, 3, 5, 5],
];

function context(spec: TextModelSpecification): DecoderContext {
  const isTold = spec.labelCondition === 'label';
  const z = tf.tensor2d(statelessNormal([3, 1], 3 * spec.latentSize), [3, spec.latentSize]);
  return {
    z: spec.modelKind === 'language-model' ? null : z,
    labels: isTold ? tf.tensor1d([0, 1, 1], 'int32') : null,
  };
}

const changes: readonly Partial<TextModelSpecification>[] = [
  { cell: 'lstm' },
  { cell: 'gru' },
  { modelKind: 'language-model' },
  { modelKind: 'ae', embeddings: 'tied' },
  { labelCondition: 'label' },
  { modelKind: 'language-model', labelCondition: 'label' },
  { network: 'transformer', attentionHeads: 2, transformerLayers: 2 },
  { network: 'transformer', attentionHeads: 2, modelKind: 'language-model' },
  { network: 'transformer', attentionHeads: 2, labelCondition: 'label', embeddings: 'tied' },
];

describe.each(changes)('step by step a decoder of %o', (changed) => {
  const spec = smallTextModel({ ...changed, dataShape: [7, 10, 2] });

  it('gives what it gives of the whole prefix at once', () => {
    const parameters = parameterTensors(exampleParameters(spec));
    const given = context(spec);
    const inputs = tf.tensor2d(prefixes, [3, 4], 'int32');
    const expected = decodeTextLogits(spec, parameters, { ...given, inputs }).arraySync(); // (3, 4, V)
    let state = startDecoding(spec, parameters, given, 3);
    for (let t = 0; t < 4; t++) {
      const tokens = tf.tensor1d(
        prefixes.map((prefix) => prefix[t]!),
        'int32',
      );
      const next = nextToken(spec, parameters, { ...given, tokens }, state);
      expectAllClose(next.logits.dataSync(), expected.map((row) => row[t]!).flat(), 1e-5);
      state = next.state;
    }
  });

  it('has a state of the shapes that it says, before and after a step', () => {
    const parameters = parameterTensors(exampleParameters(spec));
    const given = context(spec);
    const shapes = decodingStateShapes(spec, 3);
    const start = startDecoding(spec, parameters, given, 3);
    const { state } = nextToken(spec, parameters, { ...given, tokens: tf.tensor1d([1, 1, 1], 'int32') }, start);
    for (const found of [start, state]) {
      expect(Object.fromEntries(Object.entries(found).map(([name, { shape }]) => [name, shape]))).toEqual(shapes);
    }
  });
});

describe('a decoder of bags of words', () => {
  const spec = smallTextModel({ wordDecoder: 'bag-of-words' });

  it('gives the same at every step and remembers nothing', () => {
    const parameters = parameterTensors(exampleParameters(spec));
    const given = context(spec);
    const expected = decodeBagLogits(spec, parameters, given, null).dataSync();
    for (const token of [1, 5]) {
      const tokens = tf.tensor1d([token, token, token], 'int32');
      const { logits, state } = nextToken(
        spec,
        parameters,
        { ...given, tokens },
        startDecoding(spec, parameters, given, 3),
      );
      expectAllClose(logits.dataSync(), expected, 0);
      expect(state).toEqual({});
    }
  });
});

it('is refused by a topic model, which knows no end of a text', () => {
  const spec = smallTextModel({ network: 'topics', encoderWidths: [4] });
  expect(() => decodingStateShapes(spec, 1)).toThrow('a topic model knows no end of a text');
});
