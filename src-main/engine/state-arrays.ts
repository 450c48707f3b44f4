import type { ParameterShapes, ParameterValues } from '#shared/networks/parameters.ts';

/** Parameters and optimizer slots by name, as plain numbers. */
export type StateArrays = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>>;

/** Throws for the first name whose array is missing or of another shape than the model needs. */
export function requireState(shapes: ParameterShapes, state: StateArrays): void {
  for (const [name, shape] of Object.entries(shapes)) {
    const array = state[name];
    if (array && array.shape.join() === shape.join()) continue;
    throw new Error(
      `writeState: "${name}" is (${array?.shape.join(', ') ?? 'missing'}), the model needs (${shape.join(', ')})`,
    );
  }
}

/** Parameters before the first step, and slots, which start at 0. */
export function initialState(parameters: ParameterValues, slots: ParameterShapes): StateArrays {
  const state: Record<string, { shape: readonly number[]; data: Float32Array }> = {};
  for (const [name, { shape, values }] of Object.entries(parameters)) state[name] = { shape, data: values };
  for (const [name, shape] of Object.entries(slots)) {
    state[name] = { shape, data: new Float32Array(shape.reduce((product, n) => product * n, 1)) };
  }
  return state;
}
