import type * as tf from '@tensorflow/tfjs-core';
import type { AttributeValue, GraphNode } from './graph-node.ts';
import { dataTypes } from './graph-node.ts';
import { ofNew, rewritten } from './graph-rewrites.ts';
import type { Producer } from './graph-rewrites.ts';
import { nodeBackend, tensorId } from './node-binding.ts';
import type { NodeBackend, NodeBinding, TensorData } from './node-binding.ts';
import { createStandIns } from './stand-ins.ts';
import type { StandIns } from './stand-ins.ts';
import { TraceError } from './trace-error.ts';
import { missingAttributes, tracedAttributes } from './traced-attributes.ts';
import { constantAttributes, constantKey } from './traced-constants.ts';
import type { MadeTensor } from './traced-constants.ts';

/** A tensor that the recorder knows where to find in the graph. */
interface Known {
  /** `node:index` */
  readonly source: string;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** Records the operations that tfjs asks for while it is active as nodes of a graph; they do not run. */
export interface Tracer {
  /** Adds a node by hand, e.g. a placeholder; gives its name. Inputs and controls are sources. */
  readonly add: (
    operation: string,
    inputs: readonly string[],
    attributes: GraphNode['attributes'],
    name?: string,
  ) => string;
  /** From now on this tensor stands for an output of the graph. */
  readonly bind: (tensor: tf.Tensor, source: string) => void;
  /** As `bind`, for a tensor of these values that nothing has used yet; the node is made when an operation needs it. */
  readonly bindUnused: (tensor: tf.Tensor, values: TensorData, source: () => string) => void;
  /** Where a tensor comes from in the graph. */
  readonly sourceOf: (tensor: tf.Tensor) => string;
  /** Runs `work` on the back end 'tensorflow' and records what it does. */
  readonly record: <T>(work: () => T) => T;
  readonly nodes: readonly GraphNode[];
}

/** `scope` is the prefix of all node names, so that TensorFlow's errors say where they come from. */
export function createTracer(scope: string): Tracer {
  const nodes: GraphNode[] = [];
  const counts = new Map<string, number>();
  const known = new Map<number, Known>();
  const unused = { byValues: new Map<TensorData, () => Known>(), byData: new Map<object, () => Known>() };
  const made = new Map<number, MadeTensor>();
  const constants = new Map<string, string>();
  const producers = new Map<string, Producer>();

  const add: Tracer['add'] = (operation, inputs, attributes, name) => {
    const count = counts.get(operation) ?? 0;
    counts.set(operation, count + 1);
    const full = `${scope}/${name ?? (count === 0 ? operation : `${operation}_${count}`)}`;
    nodes.push({ name: full, operation, inputs, attributes });
    return full;
  };
  const bindId = (id: number, source: string, { shape, dtype }: { shape: readonly number[]; dtype: number }) =>
    known.set(id, { source, shape, dtype });
  const constant = (id: number, tensor: MadeTensor): Known => {
    const key = constantKey(tensor);
    const source = constants.get(key) ?? `${add('Const', [], constantAttributes(scope, tensor))}:0`;
    constants.set(key, source);
    bindId(id, source, tensor);
    return known.get(id)!; // bound just now
  };
  const find = (id: number, operation: string): Known => {
    const found = known.get(id);
    if (found) return found;
    const tensor = made.get(id);
    if (tensor) return constant(id, tensor);
    throw new TraceError(
      scope,
      `${operation} uses a tensor that was there before`,
      'A graph would keep its present value for ever: make it inside the function, or pass it as an input.',
    );
  };
  const recordOperation = (
    operation: string,
    attributes: Record<string, AttributeValue>,
    inputs: readonly Known[],
    outputs: readonly { readonly id: number; readonly shape: readonly number[]; readonly dtype: number }[],
  ) => {
    const types = inputs.map(({ dtype }) => dtype);
    const body = {
      operation,
      inputs: inputs.map(({ source }) => source),
      attributes: { ...missingAttributes(operation, types), ...attributes },
    };
    const known = inputs.map(({ shape, source }) => ({ shape, producer: producers.get(source) }));
    const names: string[] = [];
    for (const one of rewritten(body, known, outputs[0]?.shape ?? [])) {
      const added = new Map(names.map((name, i) => [ofNew(i), `${name}:0`]));
      const sources = one.inputs.map((input) => added.get(input) ?? input);
      names.push(add(one.operation, sources, one.attributes));
    }
    const name = names.at(-1)!; // there is at least one
    producers.set(`${name}:0`, { ...body, inputShapes: inputs.map(({ shape }) => shape) });
    outputs.forEach((output, index) => bindId(output.id, `${name}:${index}`, output));
  };
  const hooked = (binding: NodeBinding, standIns: StandIns): Partial<NodeBinding> => ({
    createTensor: (shape, dtype, values) => {
      const id = standIns.create(shape, dtype, values);
      const bound = unused.byValues.get(values);
      if (bound) known.set(id, bound());
      else made.set(id, { shape, dtype, values });
      return id;
    },
    executeOp: (operation, attributes, inputs, outputs) => {
      const operands = inputs.map((id) => ({ ...find(id, operation), values: made.get(id)?.values ?? null }));
      const asGraph = tracedAttributes(binding, operation, attributes);
      const results = standIns.execute({ operation, attributes, inputs, outputs }, operands, asGraph);
      recordOperation(operation, asGraph, operands, results);
      return results;
    },
    tensorDataSync: (id) => {
      const tensor = made.get(id);
      if (tensor) return tensor.values.slice();
      throw new TraceError(
        scope,
        `the value of ${known.get(id)?.source ?? 'a tensor'} was read`,
        'It is known only when the graph runs: compute with tensors (tf.where, masks, embeddingRows for rows by number), or return it as an output.',
      );
    },
  });

  return {
    add,
    bind: (tensor, source) => bindId(tensorId(tensor), source, described(tensor)),
    bindUnused: (tensor, values, source) => {
      const bound = () => ({ source: source(), ...described(tensor) });
      unused.byValues.set(values, bound);
      unused.byData.set(tensor.dataId, bound);
    },
    sourceOf: (tensor) => (unused.byData.get(tensor.dataId)?.() ?? find(tensorId(tensor), 'a result')).source,
    record: (work) => {
      const backend = nodeBackend();
      const standIns = createStandIns(backend.binding);
      try {
        return whileHooked(backend, hooked(backend.binding, standIns), work);
      } finally {
        standIns.dispose();
      }
    },
    nodes,
  };
}

function described(tensor: tf.Tensor): { shape: readonly number[]; dtype: number } {
  if (tensor.dtype !== 'float32' && tensor.dtype !== 'int32') {
    throw new Error(`tracer: a tensor of ${tensor.dtype} crosses the border of a graph; float32 and int32 do`);
  }
  return { shape: tensor.shape, dtype: dataTypes[tensor.dtype] };
}

/** Puts another binding in front of the real one, whose own properties cannot be written, and takes it away again. */
function whileHooked<T>(backend: NodeBackend, hooks: Partial<NodeBinding>, work: () => T): T {
  const binding = backend.binding;
  const replacement = Object.create(binding) as NodeBinding; // all that is not hooked is found in its prototype
  for (const [name, value] of Object.entries(hooks)) Object.defineProperty(replacement, name, { value });
  backend.binding = replacement;
  try {
    return work();
  } finally {
    backend.binding = binding;
  }
}
