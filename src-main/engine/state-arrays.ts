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

/** Parameters before the first step. */
export function parameterState(parameters: ParameterValues): StateArrays {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, values }]) => [name, { shape, data: values }]),
  );
}
