import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes } from '#shared/networks/parameters.ts';
import type { InputSpecification, PureFunction } from '../pure-function.ts';
import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphNode } from './graph-node.ts';
import { resourceUpdateRule } from './resource-update.ts';
import type { VariableUpdates } from './resource-update.ts';
import { createTracer } from './tracer.ts';
import type { Tracer } from './tracer.ts';
import { handleSource } from './variable-nodes.ts';

/** A place where a call puts numbers into the graph. */
export interface Feed {
  readonly input: string;
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
 * How an input of numbers in [0, 1] is given as bytes: by row numbers into a variable of bytes (count, size), or as the
 * bytes themselves.
 */
export type ByteSource = { readonly kind: 'rows'; readonly variable: string } | { readonly kind: 'bytes' };

/**
 * Records a function as nodes under `scope`. It runs once, on zeros, so that TensorFlow itself tells every shape and
 * type; what it reads or draws in JavaScript is a `TraceError`.
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
    const values = Object.fromEntries(Object.entries(state).map(([name, shape]) => [name, zeros(shape)]));
    const variables = Object.fromEntries(
      Object.entries(state).map(([name, shape]) => [name, tf.tensor(values[name]!, [...shape])]),
    );
    const inputs = Object.fromEntries(
      Object.entries(fn.inputs).map(([name, { shape, dtype }]) => [name, tf.zeros([...shape], dtype)]),
    );
    const reads = bindVariables(tracer, variables, values);
    const feeds = Object.entries(fn.inputs).map(([name, specification]) =>
      bindInput(tracer, { input: name, specification, tensor: inputs[name]!, bytes: byteSources[name] }),
    );
    const updates = createUpdates(tracer, reads);
    const result = tracer.record(() => fn.run(variables, inputs, resourceUpdateRule(updates)));
    for (const [name, tensor] of Object.entries(result.updates)) updates.assign(name, tensor);
    const done = updates.done();
    const fetches = Object.entries(result.outputs).map(([output, tensor]) => ({
      output,
      node: tracer.add('Identity', [tracer.sourceOf(tensor), ...done], { T: typeOf(tensor) }, `output/${output}`),
    }));
    return { nodes: tracer.nodes, feeds, fetches, changesState: done.length > 0 };
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

/** Memory that is not touched before an operation reads it: of the optimizer's slots, never. */
function zeros(shape: readonly number[]): Float32Array {
  return new Float32Array(tf.util.sizeFromShape([...shape]));
}

/** Every variable is read at most once, where a value is needed first. */
function bindVariables(
  tracer: Tracer,
  variables: Readonly<Record<string, tf.Tensor>>,
  values: Readonly<Record<string, Float32Array>>,
): Reads {
  const nodes = new Map<string, string>();
  const names = new Map(Object.entries(variables).map(([name, tensor]) => [tensor.dataId, name]));
  const readNode = (variable: string) => {
    const known = nodes.get(variable);
    if (known !== undefined) return known;
    const node = tracer.add('ReadVariableOp', [handleSource(variable)], { dtype: float }, `read/${variable}`);
    nodes.set(variable, node);
    return node;
  };
  for (const [name, tensor] of Object.entries(variables)) {
    tracer.bindUnused(tensor, values[name]!, () => `${readNode(name)}:0`);
  }
  return { variableOf: (tensor) => names.get(tensor.dataId), readNode };
}

interface BoundInput {
  readonly input: string;
  readonly specification: InputSpecification;
  readonly tensor: tf.Tensor;
  readonly bytes: ByteSource | undefined;
}

function bindInput(tracer: Tracer, { input, specification, tensor, bytes }: BoundInput): Feed {
  const { shape } = specification;
  const given: FeedSpecification =
    bytes === undefined
      ? specification
      : bytes.kind === 'rows'
        ? { shape: shape.slice(0, 1), dtype: 'int32' }
        : { shape, dtype: 'uint8' };
  const node = tracer.add(
    'Placeholder',
    [],
    { dtype: { kind: 'type', value: dataTypes[given.dtype] }, shape: { kind: 'shape', value: given.shape } },
    `input/${input}`,
  );
  tracer.bind(tensor, bytes ? numbersOfBytes(tracer, bytes, `${node}:0`) : `${node}:0`);
  return { input, node, specification: given };
}

/** Bytes 0…255 as numbers in [0, 1]. */
function numbersOfBytes(tracer: Tracer, source: ByteSource, fed: string): string {
  const uint8: AttributeValue = { kind: 'type', value: dataTypes.uint8 };
  const gather = (variable: string) => {
    const attributes = { dtype: uint8, Tindices: { kind: 'type', value: dataTypes.int32 } } as const;
    return `${tracer.add('ResourceGather', [handleSource(variable), fed], attributes)}:0`;
  };
  const bytes = source.kind === 'rows' ? gather(source.variable) : fed;
  const numbers = tracer.add('Cast', [bytes], { SrcT: uint8, DstT: float });
  // divided, not multiplied by 1/255: the same bits as on the host
  return `${tracer.add('RealDiv', [`${numbers}:0`, scalarConstant(tracer, 255)], { T: float })}:0`;
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

function typeOf(tensor: tf.Tensor): AttributeValue {
  return { kind: 'type', value: tensor.dtype === 'int32' ? dataTypes.int32 : dataTypes.float32 };
}
