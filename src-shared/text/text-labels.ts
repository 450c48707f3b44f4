import * as tf from '@tensorflow/tfjs-core';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { isToldLabels, textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';

/** A label takes at most so many numbers; with fewer classes, as many as there are: more could not say more. */
const mostLabelNumbers = 32;

/** How many numbers stand for a label; 0 where the model is not told any. */
export function labelWidth(spec: TextModelSpecification): number {
  return isToldLabels(spec) ? Math.min(textSizes(spec).classCount, mostLabelNumbers) : 0;
}

/**
 * What an encoder or a decoder knows (B, ·) with its own embedding of the labels (B), int32, behind it (CVAE, Sohn et al.
 * 2015); the embedding alone where there is nothing else, and null where there is neither.
 */
export function withLabels(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  side: 'encoder' | 'decoder',
  known: tf.Tensor2D | null,
  labels: tf.Tensor1D | null,
): tf.Tensor2D | null {
  if (!isToldLabels(spec)) return known;
  if (!labels) throw new Error('withLabels: the model is told the label of each text, none are given');
  const embedded = embeddingRows(parameter<tf.Rank.R2>(parameters, labelTable(side)), labels); // (B, L)
  return known ? tf.concat2d([known, embedded], 1) : embedded;
}

/** Shape of the embedding of labels of a side. */
export function labelShapes(spec: TextModelSpecification, side: 'encoder' | 'decoder'): ParameterShapes {
  return isToldLabels(spec) ? { [labelTable(side)]: [textSizes(spec).classCount, labelWidth(spec)] } : {};
}

function labelTable(side: 'encoder' | 'decoder'): string {
  return `${side}/labels`;
}
