import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphNode } from './graph-node.ts';

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

/** A variable's handle, a place to feed its value, and its value. */
export function variableNodes({ name, shape, dtype }: Variable): readonly GraphNode[] {
  const type = { kind: 'type', value: dtype } as const;
  const shapeAttribute = { kind: 'shape', value: shape } as const;
  const handle = handleSource(name);
  const feed = feedOf(name);
  return [
    node(`state/${name}`, 'VarHandleOp', [], {
      dtype: type,
      shape: shapeAttribute,
      shared_name: { kind: 'text', value: name },
    }),
    node(feed, 'Placeholder', [], { dtype: type, shape: shapeAttribute }),
    // a copy: the variable would otherwise share memory with the tensor that was fed
    node(`${feed}/copy`, 'DeepCopy', [`${feed}:0`], { T: type }),
    node(`${feed}/assign`, 'AssignVariableOp', [handle, `${feed}/copy:0`], { dtype: type }),
    node(feedDone(name), 'Const', [`^${feed}/assign`], scalarZero),
    node(valueOf(name), 'ReadVariableOp', [handle], { dtype: type }),
  ];
}

/** A way to fill a float32 variable with 0 that costs no memory outside of the graph. */
export function clearingNodes({ name, shape }: Variable): readonly GraphNode[] {
  const prefix = `clear/${name}`;
  const int32: AttributeValue = { kind: 'type', value: dataTypes.int32 };
  const sizes = {
    dtype: dataTypes.int32,
    shape: [shape.length],
    content: new Uint8Array(Int32Array.from(shape).buffer),
  };
  return [
    node(`${prefix}/shape`, 'Const', [], { dtype: int32, value: { kind: 'tensor', value: sizes } }),
    node(`${prefix}/zero`, 'Const', [], scalarZero),
    node(`${prefix}/fill`, 'Fill', [`${prefix}/shape:0`, `${prefix}/zero:0`], { T: float, index_type: int32 }),
    node(`${prefix}/assign`, 'AssignVariableOp', [handleSource(name), `${prefix}/fill:0`], { dtype: float }),
    node(clearingDone(name), 'Const', [`^${prefix}/assign`], scalarZero),
  ];
}

const float: AttributeValue = { kind: 'type', value: dataTypes.float32 };
const scalarZero: GraphNode['attributes'] = {
  dtype: float,
  value: { kind: 'tensor', value: { dtype: dataTypes.float32, shape: [], fill: 0 } },
};

function node(
  name: string,
  operation: string,
  inputs: readonly string[],
  attributes: GraphNode['attributes'],
): GraphNode {
  return { name, operation, inputs, attributes };
}

/** The placeholder that takes a new value. */
export function feedOf(variable: string): string {
  return `set/${variable}`;
}

/** Fetched, it sets the variable to what was fed. */
export function feedDone(variable: string): string {
  return `set/${variable}/done`;
}

/** Fetched, it fills the variable with 0. */
export function clearingDone(variable: string): string {
  return `clear/${variable}/done`;
}

export function valueOf(variable: string): string {
  return `get/${variable}`;
}
