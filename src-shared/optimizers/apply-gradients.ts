import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { globalNorm, clipScale } from './gradient-norm.ts';
import { slotPath } from './slots.ts';
import type { UpdateRule } from './update-rules.ts';
import { slotNames } from './specification.ts';
import type { OptimizerSpecification, SlotName } from './specification.ts';

export interface Update {
  readonly parameters: ParameterTree;
  readonly slots: ParameterTree;
  /** Joint Euclidean norm of all gradients before clipping. */
  readonly gradientNorm: tf.Scalar;
}

/**
 * One step of the optimizer by its rule, which is one of `updateRules` or does the same in another way. `scalars` are the numbers of
 * `updateScalars` as tensors. Parameters named `encoder/…` move at the encoder's rate, all others at the decoder's.
 */
export function applyGradients(
  spec: OptimizerSpecification,
  { parameters, slots }: { readonly parameters: ParameterTree; readonly slots: ParameterTree },
  gradients: ParameterTree,
  scalars: Readonly<Record<string, tf.Scalar>>,
  rule: UpdateRule,
): Update {
  const gradientNorm = globalNorm(Object.keys(parameters).map((name) => parameter(gradients, name)));
  const scale = spec.gradientClipNorm > 0 ? clipScale(gradientNorm, spec.gradientClipNorm) : null;
  const newParameters: Record<string, tf.Tensor> = {};
  const newSlots: Record<string, tf.Tensor> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const gradient = parameter(gradients, name);
    const rate = parameter<tf.Rank.R0>(scalars, name.startsWith('encoder/') ? 'encoderRate' : 'decoderRate');
    const slot = (slotName: SlotName) => parameter(slots, slotPath(name, slotName));
    const update = rule({
      spec,
      value,
      gradient: scale ? tf.mul(gradient, scale) : gradient,
      slot,
      rate,
      scalars,
    });
    newParameters[name] = update.value;
    for (const slotName of slotNames[spec.optimizer]) {
      newSlots[slotPath(name, slotName)] = parameter(update.slots, slotName);
    }
  }
  return { parameters: newParameters, slots: newSlots, gradientNorm };
}
