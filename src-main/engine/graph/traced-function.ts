import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes } from '#shared/networks/parameters.ts';
import type { InputSpecification, PureFunction } from '../pure-function.ts';
import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphNode } from './graph-node.ts';
import { resourceUpdateRule } from './resource-update.ts';
import type { VariableUpdates } from './resource-update.ts';
import type { TensorData } from './node-binding.ts';
import { createTracer } from './tracer.ts';
import type { Tracer } from './tracer.ts';
import { handleSource } from './variable-nodes.ts';

/** A place where a call puts numbers into the graph. */
export interface Feed {
  /** Null of the rows of bytes that an input takes by number: examples, as many as there are. */
  readonly input: string | null;
  readonly node: string;
  readonly specification: FeedSpecification;
}

/** What is fed for an input: the input itself, or what stands for it. */
interface FeedSpecification {
  readonly shape: readonly number[];
  readonly dtype: keyof typeof dataTypes;
}

/** The part of a graph that one function became. */
export interface TracedFunction {
  readonly nodes: readonly GraphNode[];
  readonly feeds: readonly Feed[];
  readonly fetches: readonly { readonly output: string; readonly node: string }[];
  readonly changesState: boolean;
}

/**
 * How an input of numbers in [0, 1] is given as bytes: by row numbers into examples (count, size) that are fed as well,
 * or as the bytes themselves.
 */
export type ByteSource = 'rows' | 'bytes';

/**
 * Records a function as nodes under `scope`. It runs once, on numbers that stand for tensors of zeros; what it reads or
 * draws in JavaScript is a `TraceError`.
 */
export function traceFunction(
  scope: string,
  fn: PureFunction,
  state: ParameterShapes,
  byteSources: Readonly<Record<string, ByteSource>> = {},
): TracedFunction {
  const tracer = createTracer(scope);
  tf.engine().startScope(scope);
  try {
    const zeros = zerosOf([...Object.values(state), ...Object.values(fn.inputs).map(({ shape }) => shape)]);
    const variables = mapped(state, (shape) => zeros({ shape, dtype: 'float32' }));
    const inputs = mapped(fn.inputs, zeros);
    const reads = bindVariables(tracer, variables);
    const examples = Object.values(byteSources).includes('rows') ? [examplesFeed(tracer)] : [];
    const ofInputs = Object.entries(fn.inputs).map(([name, specification]) =>
      bindInput(tracer, {
        input: name,
        specification,
        zeros: inputs[name]!,
        bytes: byteSources[name],
        examples: examples[0],
      }),
    );
    const updates = createUpdates(tracer, reads);
    const result = tracer.record(() =>
      fn.run(mapped(variables, tensorOf), mapped(inputs, tensorOf), resourceUpdateRule(updates)),
    );
    for (const [name, tensor] of Object.entries(result.updates)) updates.assign(name, tensor);
    const done = updates.done();
    const fetches = Object.entries(result.outputs).map(([output, tensor]) => ({
      output,
      node: tracer.add('Identity', [tracer.sourceOf(tensor), ...done], { T: typeOf(tensor) }, `output/${output}`),
    }));
    return { nodes: tracer.nodes, feeds: [...examples, ...ofInputs], fetches, changesState: done.length > 0 };
  } finally {
    tf.engine().endScope();
  }
}

interface Reads {
  /** The name of the variable that a tensor stands for. */
  readonly variableOf: (tensor: tf.Tensor) => string | undefined;
  /** The node that reads the variable; made when it is not there yet. */
  readonly readNode: (variable: string) => string;
}

/** A tensor that no operation has used yet, and the numbers that it was made from. */
interface Unused {
  readonly tensor: tf.Tensor;
  readonly values: TensorData;
}

/** Makes tensors of zeros of these shapes, which all look at the same memory. */
function zerosOf(shapes: readonly (readonly number[])[]): (specification: InputSpecification) => Unused {
  const memory = new ArrayBuffer(4 * Math.max(0, ...shapes.map(sizeOf)));
  return ({ shape, dtype }) => {
    const values = new (dtype === 'int32' ? Int32Array : Float32Array)(memory, 0, sizeOf(shape));
    return { tensor: tf.tensor(values, [...shape], dtype), values };
  };
}

function sizeOf(shape: readonly number[]): number {
  return tf.util.sizeFromShape([...shape]);
}

function tensorOf({ tensor }: Unused): tf.Tensor {
  return tensor;
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** Every variable is read at most once, where a value is needed first. */
function bindVariables(tracer: Tracer, variables: Readonly<Record<string, Unused>>): Reads {
  const nodes = new Map<string, string>();
  const names = new Map(Object.entries(variables).map(([name, { tensor }]) => [tensor.dataId, name]));
  const readNode = (variable: string) => {
    const known = nodes.get(variable);
    if (known !== undefined) return known;
    const node = tracer.add('ReadVariableOp', [handleSource(variable)], { dtype: float }, `read/${variable}`);
    nodes.set(variable, node);
    return node;
  };
  for (const [name, { tensor, values }] of Object.entries(variables)) {
    tracer.bindUnused(tensor, values, () => `${readNode(name)}:0`);
  }
  return { variableOf: (tensor) => names.get(tensor.dataId), readNode };
}

interface BoundInput {
  readonly input: string;
  readonly specification: InputSpecification;
  readonly zeros: Unused;
  readonly bytes: ByteSource | undefined;
  readonly examples: Feed | undefined;
}

function examplesFeed(tracer: Tracer): Feed {
  const node = tracer.add('Placeholder', [], { dtype: uint8 }, 'examples');
  return { input: null, node, specification: { shape: [], dtype: 'uint8' } };
}

function bindInput(tracer: Tracer, { input, specification, zeros, bytes, examples }: BoundInput): Feed {
  const { shape } = specification;
  const given: FeedSpecification =
    bytes === undefined
      ? specification
      : bytes === 'rows'
        ? { shape: shape.slice(0, 1), dtype: 'int32' }
        : { shape, dtype: 'uint8' };
  const node = tracer.add(
    'Placeholder',
    [],
    { dtype: { kind: 'type', value: dataTypes[given.dtype] }, shape: { kind: 'shape', value: given.shape } },
    `input/${input}`,
  );
  const source = bytes ? numbersOfBytes(tracer, `${node}:0`, bytes === 'rows' ? examples : undefined) : `${node}:0`;
  tracer.bindUnused(zeros.tensor, zeros.values, () => source);
  return { input, node, specification: given };
}

/** Bytes 0…255 as numbers in [0, 1]: what is fed, or rows of `examples` whose numbers are fed. */
function numbersOfBytes(tracer: Tracer, fed: string, examples: Feed | undefined): string {
  const bytes = examples ? rowsOf(tracer, `${examples.node}:0`, fed) : fed;
  const numbers = tracer.add('Cast', [bytes], { SrcT: uint8, DstT: float });
  // divided, not multiplied by 1/255: the same bits as on the host
  return `${tracer.add('RealDiv', [`${numbers}:0`, scalarConstant(tracer, 255)], { T: float })}:0`;
}

/** Not copied before: ResourceGather would have a copy for itself. */
function rowsOf(tracer: Tracer, examples: string, numbers: string): string {
  const axis = { dtype: dataTypes.int32, shape: [], content: new Uint8Array(4) };
  const zero = tracer.add('Const', [], { dtype: int32, value: { kind: 'tensor', value: axis } });
  const types = { Tparams: uint8, Tindices: int32, Taxis: int32 };
  return `${tracer.add('GatherV2', [examples, numbers, `${zero}:0`], types)}:0`;
}

function scalarConstant(tracer: Tracer, value: number): string {
  const tensor = { dtype: dataTypes.float32, shape: [], fill: value };
  return `${tracer.add('Const', [], { dtype: float, value: { kind: 'tensor', value: tensor } })}:0`;
}

interface Updates extends VariableUpdates {
  /** Sets a variable to a tensor after it was read; nothing for the tensor that stands for the variable itself. */
  readonly assign: (variable: string, tensor: tf.Tensor) => void;
  /** Controls that wait for all updates. */
  readonly done: () => readonly string[];
}

/** An update waits for the read of its variable: it could otherwise change what the gradients are computed from. */
function createUpdates(tracer: Tracer, { variableOf, readNode }: Reads): Updates {
  const nodes: string[] = [];
  return {
    apply: (operation, variables, inputs, attributes) => {
      const names = variables.map((tensor) => {
        const name = variableOf(tensor);
        if (name === undefined) throw new Error(`${operation}: a tensor to update in place is not a variable`);
        return name;
      });
      const sources = inputs.map((input) =>
        typeof input === 'number' ? scalarConstant(tracer, input) : tracer.sourceOf(input),
      );
      const handles = names.map(handleSource);
      const controls = names.slice(0, 1).map((name) => `^${readNode(name)}`); // slots are read by nothing else
      nodes.push(tracer.add(operation, [...handles, ...sources, ...controls], attributes));
    },
    assign: (variable, tensor) => {
      if (variableOf(tensor) === variable) return;
      const inputs = [handleSource(variable), tracer.sourceOf(tensor), `^${readNode(variable)}`];
      nodes.push(tracer.add('AssignVariableOp', inputs, { dtype: float }));
    },
    done: () => {
      if (nodes.length === 0) return [];
      return [
        `^${tracer.add(
          'NoOp',
          nodes.map((node) => `^${node}`),
          {},
          'done',
        )}`,
      ];
    },
  };
}

const float: AttributeValue = { kind: 'type', value: dataTypes.float32 };
const int32: AttributeValue = { kind: 'type', value: dataTypes.int32 };
const uint8: AttributeValue = { kind: 'type', value: dataTypes.uint8 };

function typeOf(tensor: tf.Tensor): AttributeValue {
  return { kind: 'type', value: tensor.dtype === 'int32' ? dataTypes.int32 : dataTypes.float32 };
}
