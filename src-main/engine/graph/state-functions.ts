import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphNode } from './graph-node.ts';
import type { Feed, TracedFunction } from './traced-function.ts';
import { handleSource, sizeOf } from './variable-nodes.ts';
import type { Variable } from './variable-nodes.ts';

/** A function that sets float32 variables to numbers that are fed, all in one row, and others to 0. */
export function writing(fed: readonly Variable[], zeroed: readonly Variable[] = []): TracedFunction {
  const sizes = fed.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shapes = new Map([...fed, ...zeroed].map(({ shape }) => [shapeName(shape), shape]));
  const split = `${prefix}/split`;
  const feed: Feed = {
    input: 'numbers',
    node: `${prefix}/numbers`,
    specification: { shape: [total], dtype: 'float32' },
  };
  const parts = [
    ...fedNodes(feed),
    wholeNumbers(`${prefix}/sizes`, sizes),
    scalar(`${prefix}/axis`, dataTypes.int32),
    node(split, 'SplitV', [`${feed.node}/copy:0`, `${prefix}/sizes:0`, `${prefix}/axis:0`], {
      num_split: { kind: 'integer', value: fed.length },
      T: float,
      Tlen: int32,
    }),
    ...fed.flatMap(({ name, shape }, i) => [
      node(`${prefix}/shaped/${name}`, 'Reshape', [`${split}:${i}`, `${shapeName(shape)}:0`], {
        T: float,
        Tshape: int32,
      }),
      assignment(name, `${prefix}/shaped/${name}:0`),
    ]),
  ];
  const zeros = zeroed.flatMap(({ name, shape }) => [
    node(`${prefix}/zeros/${name}`, 'Fill', [`${shapeName(shape)}:0`, `${zero}:0`], { T: float, index_type: int32 }),
    assignment(name, `${prefix}/zeros/${name}:0`),
  ]);
  const nodes = [
    ...[...shapes].map(([name, shape]) => wholeNumbers(name, shape)),
    ...(fed.length > 0 ? parts : []),
    ...zeros,
  ];
  return assigning(fed.length > 0 ? [feed] : [], nodes);
}

/** A function that gives the numbers of float32 variables, all in one row. */
export function reading(variables: readonly Variable[]): TracedFunction {
  const rows = variables.map(({ name }) => `read/row/${name}:0`);
  const nodes = variables.flatMap(({ name }) => [
    node(`read/${name}`, 'ReadVariableOp', [handleSource(name)], { dtype: float }),
    node(`read/row/${name}`, 'Reshape', [`read/${name}:0`, 'read/flat:0'], { T: float, Tshape: int32 }),
  ]);
  const joined = node('read/joined', 'ConcatV2', [...rows, 'read/axis:0'], {
    N: { kind: 'integer', value: rows.length },
    T: float,
    Tidx: int32,
  });
  const all = rows.length > 1 ? [scalar('read/axis', dataTypes.int32), joined] : []; // one is not joined to anything
  const output = node('read/output', 'Identity', [rows.length > 1 ? 'read/joined:0' : rows[0]!], { T: float });
  return {
    nodes: [wholeNumbers('read/flat', [-1]), ...nodes, ...all, output],
    feeds: [],
    fetches: [{ output: 'numbers', node: output.name }],
    changesState: false,
  };
}

const prefix = 'set';
const zero = `${prefix}/zero`;
const float: AttributeValue = { kind: 'type', value: dataTypes.float32 };
const int32: AttributeValue = { kind: 'type', value: dataTypes.int32 };

/** What is given, and a copy of it: a variable would otherwise share memory with the tensor that was fed. */
function fedNodes({ node: name, specification: { shape, dtype } }: Feed): readonly GraphNode[] {
  const type: AttributeValue = { kind: 'type', value: dataTypes[dtype] };
  return [
    node(name, 'Placeholder', [], { dtype: type, shape: { kind: 'shape', value: shape } }),
    node(`${name}/copy`, 'DeepCopy', [`${name}:0`], { T: type }),
  ];
}

function assignment(variable: string, value: string): GraphNode {
  return node(`${prefix}/assign/${variable}`, 'AssignVariableOp', [handleSource(variable), value], { dtype: float });
}

/** It gives 0 when all is assigned. */
function assigning(feeds: readonly Feed[], nodes: readonly GraphNode[]): TracedFunction {
  const controls = nodes.filter(({ operation }) => operation === 'AssignVariableOp').map(({ name }) => `^${name}`);
  const done = node(`${prefix}/done`, 'Identity', [`${zero}:0`, ...controls], { T: float });
  return {
    nodes: [...nodes, scalar(zero, dataTypes.float32), done],
    feeds,
    fetches: [{ output: 'done', node: done.name }],
    changesState: true,
  };
}

function scalar(name: string, dtype: number): GraphNode {
  return node(name, 'Const', [], {
    dtype: { kind: 'type', value: dtype },
    value: { kind: 'tensor', value: { dtype, shape: [], content: new Uint8Array(4) } },
  });
}

function wholeNumbers(name: string, values: readonly number[]): GraphNode {
  const content = new Uint8Array(Int32Array.from(values).buffer);
  return node(name, 'Const', [], {
    dtype: int32,
    value: { kind: 'tensor', value: { dtype: dataTypes.int32, shape: [values.length], content } },
  });
}

function shapeName(shape: readonly number[]): string {
  return `${prefix}/shape_${shape.join('_')}`;
}

function node(
  name: string,
  operation: string,
  inputs: readonly string[],
  attributes: GraphNode['attributes'],
): GraphNode {
  return { name, operation, inputs, attributes };
}
