import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextModelSpecification } from '#shared/text/text-model.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import type { Float64TextParameters } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { randomParameters } from '../parameter-tensors.ts';

/** A small model, with nothing equal to anything else. */
export function smallTextModel(cell: TextModelSpecification['cell']): TextModelSpecification {
  return { cell, vocabularySize: 9, embeddingSize: 3, hiddenSize: 4, latentSize: 2, wordKeepRate: 1 };
}

/** Sentences of several lengths with their end marks, words repeated. */
export const exampleSentences: readonly (readonly number[])[] = [
  [4, 5, 4, 8, 6, reservedTokens.end],
  [7, reservedTokens.end],
  [5, 3, 5, 5, reservedTokens.end],
  [reservedTokens.end],
];

/** Sentences padded to a width. (B, T) */
export function padded(sentences: readonly (readonly number[])[], width: number): tf.Tensor2D {
  const rows = sentences.map((tokens) => [
    ...tokens,
    ...new Array<number>(width - tokens.length).fill(reservedTokens.padding),
  ]);
  return tf.tensor2d(rows, [sentences.length, width], 'int32');
}

/** What the decoder reads of a sentence when no word is dropped. */
export function shifted(tokens: readonly number[]): number[] {
  return [reservedTokens.start, ...tokens.slice(0, -1)];
}

export function exampleParameters(spec: TextModelSpecification): ParameterValues {
  return randomParameters(textParameterShapes(spec), 0.6);
}

/** As the oracle takes them. */
export function matrices(
  values: Readonly<Record<string, ArrayLike<number>>>,
  shapes: ParameterShapes,
): Float64TextParameters {
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const width = shape.at(-1)!;
    const numbers = Array.from(values[name]!);
    const count = numbers.length / width;
    return [name, Array.from({ length: count }, (_, row) => numbers.slice(row * width, (row + 1) * width))] as const;
  });
  return Object.fromEntries(entries);
}

export function numbersOf(values: ParameterValues): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(values).map(([name, { values: numbers }]) => [name, numbers]));
}
