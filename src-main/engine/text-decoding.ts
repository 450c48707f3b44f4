import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { decodingStateShapes, nextToken, startDecoding, startsAtZero } from '#shared/text/text-decoding.ts';
import { isToldLabels, textSizes } from '#shared/text/text-specification.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import type { Executor, InputValue } from './executor.ts';
import { elementCount } from './input-values.ts';
import type { InputSpecification, PureFunction } from './pure-function.ts';
import { rowFunction } from './row-function.ts';

/** What texts are written from, a row a text. */
export interface DecodingContext {
  /** (count, Z); empty of a language model. */
  readonly z: Float32Array;
  /** Of a model that is told them. (count) */
  readonly labels?: Int32Array;
}

/** What a decoder remembers, a row a text: row-major numbers by name. */
export type DecodingRows = Readonly<Record<string, Float32Array>>;

/** Writes texts token by token, `rows` at a time: whoever has fewer texts fills up with any. */
export interface TextDecoding {
  readonly rows: number;
  readonly vocabularySize: number;
  /** The state before the start mark. */
  readonly start: (context: DecodingContext) => DecodingRows;
  /** Log-probabilities (rows, V), in nats, of what comes after these tokens (rows), and the state after them. */
  readonly next: (
    context: DecodingContext,
    state: DecodingRows,
    tokens: Int32Array,
  ) => { readonly logProbabilities: Float32Array; readonly state: DecodingRows };
}

/** Texts that are written side by side: one graph serves them all. */
export const decodingRows = 64;

const statePrefix = 'state/';

/** Decoding with the weights that the executor holds. */
export function textDecoding(
  spec: TextModelSpecification,
  executor: Pick<Executor, 'call'>,
  parts: number,
): TextDecoding {
  const functions = decodingFunctions(spec, parts);
  const given = ({ z, labels }: DecodingContext): Record<string, InputValue> => {
    if (!isToldLabels(spec)) return hasCodes(spec) ? { z } : {};
    if (!labels) throw new Error('textDecoding: the model is told the label of each text, none are given');
    return hasCodes(spec) ? { z, labels } : { labels };
  };
  return {
    rows: decodingRows,
    vocabularySize: textSizes(spec).vocabularySize,
    start: (context) => {
      const inputs = given(context);
      return functions.start ? executor.call(functions.start, inputs) : zeroState(spec);
    },
    next: (context, state, tokens) => {
      const before = Object.entries(state).map(([name, values]) => [statePrefix + name, values] as const);
      const inputs = { ...given(context), tokens, ...Object.fromEntries(before) };
      const { logProbabilities, ...after } = executor.call(functions.next, inputs);
      const rest = Object.entries(after).map(([name, values]) => [name.slice(statePrefix.length), values] as const);
      return { logProbabilities: logProbabilities!, state: Object.fromEntries(rest) }; // an output of every decoder
    },
  };
}

/** Of the graphs that write texts; none for a state that is 0. */
export function decodingFunctions(
  spec: TextModelSpecification,
  parts: number,
): { readonly start?: PureFunction; readonly next: PureFunction } {
  const context: Record<string, InputSpecification> = {
    ...(hasCodes(spec) ? { z: { shape: [decodingRows, spec.latentSize], dtype: 'float32' } as const } : {}),
    ...(isToldLabels(spec) ? { labels: { shape: [decodingRows], dtype: 'int32' } as const } : {}),
  };
  const shapes = Object.entries(decodingStateShapes(spec, decodingRows));
  const state = shapes.map(([name, shape]) => [statePrefix + name, { shape, dtype: 'float32' } as const] as const);
  const tokens = { shape: [decodingRows], dtype: 'int32' } as const;
  const given = (inputs: ParameterTree) => ({
    z: hasCodes(spec) ? parameter<tf.Rank.R2>(inputs, 'z') : null,
    labels: isToldLabels(spec) ? (inputs['labels'] as tf.Tensor1D) : null, // as declared above
  });
  const start: PureFunction = {
    name: 'start-decoding',
    inputs: context,
    run: (parameters, inputs) => ({
      outputs: startDecoding(spec, parameters, given(inputs), decodingRows),
      updates: {},
    }),
  };
  return {
    ...(startsAtZero(spec) ? {} : { start }),
    next: rowFunction(
      { name: 'next-token', batch: { tokens, ...context, ...Object.fromEntries(state) }, parts },
      (parameters, inputs) => {
        const before = shapes.map(([name]) => [name, inputs[statePrefix + name]!] as const); // all are inputs
        const next = nextToken(
          spec,
          parameters,
          { ...given(inputs), tokens: inputs['tokens'] as tf.Tensor1D }, // as declared above
          Object.fromEntries(before),
        );
        const after = Object.entries(next.state).map(([name, value]) => [statePrefix + name, value] as const);
        return { logProbabilities: tf.logSoftmax(next.logits), ...Object.fromEntries(after) };
      },
    ),
  };
}

function zeroState(spec: TextModelSpecification): DecodingRows {
  const shapes = Object.entries(decodingStateShapes(spec, decodingRows));
  return Object.fromEntries(shapes.map(([name, shape]) => [name, new Float32Array(elementCount(shape))] as const));
}

function hasCodes({ modelKind }: TextModelSpecification): boolean {
  return modelKind !== 'language-model';
}
