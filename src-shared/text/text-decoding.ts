import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { initialDecoderState, nextDecoderState } from './recurrent-text.ts';
import type { RecurrentState } from '#shared/networks/recurrent-layer.ts';
import { outputLogits } from './text-embedding.ts';
import { withLabels } from './text-labels.ts';
import { decodeBagLogits } from './text-model.ts';
import type { DecoderContext } from './text-model.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { nextTransformerState, transformerStateShapes } from './transformer-model.ts';

/** What a decoder remembers of the tokens before, a row a text along the first axis of every tensor. */
export type DecodingState = ParameterTree;

/** Shapes of the state of so many texts; a decoder that writes a bag of words remembers nothing. */
export function decodingStateShapes(spec: TextModelSpecification, batchSize: number): ParameterShapes {
  requireOrder(spec);
  if (spec.wordDecoder === 'bag-of-words') return {};
  if (spec.network === 'transformer') return transformerStateShapes(spec, batchSize);
  const rows = [batchSize, spec.hiddenSize];
  return spec.cell === 'lstm' ? { hidden: rows, cell: rows } : { hidden: rows };
}

/** Whether the state before the start mark is 0 whatever is written: there is nothing to compute. */
export function startsAtZero({ network, wordDecoder }: TextModelSpecification): boolean {
  return network === 'transformer' || wordDecoder === 'bag-of-words';
}

/** The state before the start mark of texts that are written token by token; see `nextToken`. */
export function startDecoding(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { z, labels }: DecoderContext,
  batchSize: number,
): DecodingState {
  if (startsAtZero(spec)) {
    const shapes = Object.entries(decodingStateShapes(spec, batchSize));
    return Object.fromEntries(shapes.map(([name, shape]) => [name, tf.zeros([...shape])] as const));
  }
  const context = withLabels(spec, parameters, 'decoder', z, labels); // (B, C)
  return namedState(initialDecoderState(spec, parameters, context, batchSize));
}

/**
 * Logits (B, V) of the token that comes after the given ones (B), int32, of which the first is the start mark, and the
 * state after it: `decodeTextLogits` step by step, and `decodeBagLogits` at every step.
 */
export function nextToken(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { tokens, ...given }: DecoderContext & { readonly tokens: tf.Tensor1D },
  state: DecodingState,
): { readonly logits: tf.Tensor2D; readonly state: DecodingState } {
  requireOrder(spec);
  if (spec.wordDecoder === 'bag-of-words') return { logits: decodeBagLogits(spec, parameters, given, null), state };
  const context = withLabels(spec, parameters, 'decoder', given.z, given.labels); // (B, C)
  if (spec.network === 'transformer') {
    const next = nextTransformerState(spec, parameters, { context, tokens }, state);
    return { logits: outputLogits(spec, parameters, next.hidden), state: next.state };
  }
  const next = nextDecoderState(spec, parameters, { context, tokens }, recurrentState(state));
  return { logits: outputLogits(spec, parameters, next.hidden), state: namedState(next) };
}

function requireOrder({ network }: TextModelSpecification): void {
  if (network === 'topics') throw new Error('text decoding: a topic model knows no end of a text');
}

function namedState({ hidden, cell }: RecurrentState): DecodingState {
  return cell ? { hidden, cell } : { hidden };
}

function recurrentState(state: DecodingState): RecurrentState {
  const hidden = parameter<tf.Rank.R2>(state, 'hidden');
  return { hidden, cell: 'cell' in state ? parameter<tf.Rank.R2>(state, 'cell') : null };
}
