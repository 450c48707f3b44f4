import { dataTypes } from './graph-node.ts';
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

/** A variable's handle, a place to feed its value, and its value. */
export function variableNodes({ name, shape, dtype }: Variable): readonly GraphNode[] {
  const type = { kind: 'type', value: dtype } as const;
  const shapeAttribute = { kind: 'shape', value: shape } as const;
  const node = (node: string, operation: string, inputs: string[], attributes: GraphNode['attributes']): GraphNode => ({
    name: node,
    operation,
    inputs,
    attributes,
  });
  const handle = handleSource(name);
  return [
    node(`state/${name}`, 'VarHandleOp', [], {
      dtype: type,
      shape: shapeAttribute,
      shared_name: { kind: 'text', value: name },
    }),
    node(feedOf(name), 'Placeholder', [], { dtype: type, shape: shapeAttribute }),
    // a copy: the variable would otherwise share memory with the tensor that was fed
    node(`${feedOf(name)}/copy`, 'DeepCopy', [`${feedOf(name)}:0`], { T: type }),
    node(`${feedOf(name)}/assign`, 'AssignVariableOp', [handle, `${feedOf(name)}/copy:0`], { dtype: type }),
    node(`${feedOf(name)}/done`, 'Const', [`^${feedOf(name)}/assign`], {
      dtype: { kind: 'type', value: dataTypes.float32 },
      value: { kind: 'tensor', value: { dtype: dataTypes.float32, shape: [], fill: 0 } },
    }),
    node(valueOf(name), 'ReadVariableOp', [handle], { dtype: type }),
  ];
}

/** The placeholder that takes a new value; `${feedOf(name)}/done` sets it. */
export function feedOf(variable: string): string {
  return `set/${variable}`;
}

export function valueOf(variable: string): string {
  return `get/${variable}`;
}
