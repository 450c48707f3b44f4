import type { GraphNode } from './graph-node.ts';

/** Numbers that live in a graph's session between its calls. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** Source of the handle of a variable. */
export function handleSource(variable: string): string {
  return `state/${variable}:0`;
}

export function handleNode({ name, shape, dtype }: Variable): GraphNode {
  return {
    name: `state/${name}`,
    operation: 'VarHandleOp',
    inputs: [],
    attributes: {
      dtype: { kind: 'type', value: dtype },
      shape: { kind: 'shape', value: shape },
      shared_name: { kind: 'text', value: name },
    },
  };
}

/** How many numbers it holds. */
export function sizeOf({ shape }: Variable): number {
  return shape.reduce((product, size) => product * size, 1);
}
