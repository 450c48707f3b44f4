import * as tf from '@tensorflow/tfjs-core';
import { attentionShapes, nextAttention, selfAttention } from './attention.ts';
import type { AttentionCache, AttentionMask, NextStep } from './attention.ts';
import { dense, denseShapes } from './dense.ts';
import { layerNorm, layerNormShapes } from './layer-norm.ts';
import { mergedShapes } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';
import { stackedRows } from './time-steps.ts';

/** The hidden layer of a step is so many times as wide as the step (Vaswani et al. 2017, section 3.3). */
const widening = 4;

export interface TransformerLayers {
  readonly count: number;
  readonly heads: number;
  /** What is done to the branches before they are added, e.g. dropout; each branch has a place of its own. (T, B, H) */
  readonly regularized: (branch: tf.Tensor3D, place: string) => tf.Tensor3D;
}

/**
 * Layers `place/layer0` … of a transformer, each x + attention(norm(x)), then x + feedForward(norm(x)), with a ReLU in
 * between, and a norm at the end. Normalized before each branch, not behind, it learns without a warm-up of the learning
 * rate (Xiong et al. 2020, figure 1b). (T, B, H) → (T, B, H)
 */
export function transformerLayers(
  { count, heads, regularized }: TransformerLayers,
  parameters: ParameterTree,
  place: string,
  { steps, mask }: { readonly steps: tf.Tensor3D; readonly mask: AttentionMask },
): tf.Tensor3D {
  const asSteps = (rows: tf.Tensor2D): tf.Tensor3D => tf.reshape(rows, steps.shape);
  let x = stackedRows(steps); // (T·B, H)
  for (const layer of layerPlaces(place, count)) {
    const added = (branch: tf.Tensor3D, name: string) => tf.add<tf.Tensor2D>(x, stackedRows(regularized(branch, name)));
    const normalized = layerNorm(parameters, `${layer}/attentionNorm`, x);
    const attention = { place: `${layer}/attention`, heads };
    x = added(selfAttention(attention, parameters, asSteps(normalized), mask), `${layer}/attention`);
    x = added(asSteps(feedForward(parameters, layer, x)), `${layer}/feedForward`);
  }
  return asSteps(layerNorm(parameters, `${place}/norm`, x));
}

/**
 * `transformerLayers` under a causal mask, one step at a time and nothing dropped: what they give for the step (B, H), and the
 * cache of each layer with it.
 */
export function nextTransformerStep(
  { caches, heads }: { readonly caches: readonly AttentionCache[]; readonly heads: number },
  parameters: ParameterTree,
  place: string,
  { step, where }: { readonly step: tf.Tensor2D; readonly where: NextStep },
): { readonly output: tf.Tensor2D; readonly caches: readonly AttentionCache[] } {
  let x = step; // (B, H)
  const after: AttentionCache[] = [];
  for (const [index, layer] of layerPlaces(place, caches.length).entries()) {
    const normalized = layerNorm(parameters, `${layer}/attentionNorm`, x);
    const attention = { place: `${layer}/attention`, heads };
    const attended = nextAttention(attention, parameters, normalized, { ...where, cache: caches[index]! }); // one each
    after.push(attended.cache);
    x = tf.add(x, attended.output);
    x = tf.add(x, feedForward(parameters, layer, x));
  }
  return { output: layerNorm(parameters, `${place}/norm`, x), caches: after };
}

/** Shapes of `transformerLayers`. */
export function transformerShapes(place: string, count: number, size: number): ParameterShapes {
  const layers = layerPlaces(place, count).flatMap((layer) => [
    layerNormShapes(`${layer}/attentionNorm`, size),
    attentionShapes(`${layer}/attention`, size),
    layerNormShapes(`${layer}/feedForwardNorm`, size),
    denseShapes(`${layer}/widening`, size, widening * size),
    denseShapes(`${layer}/narrowing`, widening * size, size),
  ]);
  return mergedShapes([...layers, layerNormShapes(`${place}/norm`, size)]);
}

function layerPlaces(place: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${place}/layer${index}`);
}

/** (N, H) → (N, H) */
function feedForward(parameters: ParameterTree, layer: string, x: tf.Tensor2D): tf.Tensor2D {
  const rows = layerNorm(parameters, `${layer}/feedForwardNorm`, x);
  const wide = tf.relu(dense(parameters, `${layer}/widening`, rows)); // (N, 4H)
  return dense(parameters, `${layer}/narrowing`, wide);
}
