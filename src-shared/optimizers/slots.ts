import type { ParameterShapes } from '#shared/networks/parameters.ts';
import { slotNames } from './specification.ts';
import type { OptimizerSpecification, SlotName } from './specification.ts';

/** Name of a slot in checkpoints, e.g. `optimizer/encoder/mu/kernel/firstMoment`. */
export function slotPath(parameterName: string, slot: SlotName): string {
  return `optimizer/${parameterName}/${slot}`;
}

/** Shapes of all slots for parameters of these shapes. Every slot starts at 0. */
export function slotShapes(spec: OptimizerSpecification, shapes: ParameterShapes): ParameterShapes {
  const slots = slotNames[spec.optimizer];
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([name, shape]) => slots.map((slot) => [slotPath(name, slot), shape])),
  );
}
