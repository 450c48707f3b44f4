import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphFunction, GraphNode } from './graph-node.ts';
import { outputName } from './output-names.ts';
import type { Feed, TracedFunction } from './traced-function.ts';

/** A place where a graph takes a tensor of this type. */
export interface Slot {
  readonly name: string;
  readonly type: number;
}

/** A function in the form in which a graph calls it: with nodes of a function, edges `node:output:index` or a slot's name. */
export interface Callable {
  readonly name: string;
  /** Where its feeds are given, in their order. */
  readonly slots: readonly Slot[];
  /** What gives its float32 outputs, in their order. */
  readonly results: readonly string[];
  readonly nodes: readonly GraphNode[];
  /** What the nodes call. */
  readonly functions: readonly GraphFunction[];
}

const noise = /^StatelessRandom/;
const yes: AttributeValue = { kind: 'boolean', value: true };

/** TensorFlow's graph optimizer leaves alone what says that it belongs to tf.data. */
export const notOptimized = { _tf_data_function: yes, _noinline: yes } as const;

/** What the call and the body say about how the body is run. */
const treatments = {
  /** XLA compiles it to machine code as a whole. */
  xla: { call: { _XlaMustCompile: yes }, body: { _XlaMustCompile: yes, _noinline: yes } },
  /**
   * As it was recorded: the configuration for the call turns the graph optimizer off. ConfigProto.graph_options
   * .rewrite_options.disable_meta_optimizer (fields 10, 10 and 19) is true.
   */
  recorded: {
    call: { config_proto: { kind: 'bytes', value: Uint8Array.of(0x52, 5, 0x52, 3, 0x98, 0x01, 1) } },
    body: notOptimized,
  },
} as const satisfies Record<string, Record<'call' | 'body', GraphNode['attributes']>>;

/**
 * A recorded function with its arithmetic moved into a body that it calls. Of what XLA compiles, bytes and noise stay
 * outside: it would draw other numbers, and slowly. `handles` are those of all variables.
 */
export function callable(
  name: string,
  traced: TracedFunction,
  handles: readonly GraphNode[],
  treatment: keyof typeof treatments,
): Callable {
  const slots = slotsOf(traced.feeds);
  const slotByFeed = new Map(traced.feeds.map(({ node }, i) => [node, slots[i]!]));
  const usedHandles = new Set(traced.nodes.flatMap(({ inputs }) => inputs.map((input) => split(input)[0])));
  const nodes = [...handles.filter((handle) => usedHandles.has(handle.name)), ...traced.nodes].filter(
    (node) => !slotByFeed.has(node.name),
  );
  const isOutside = treatment === 'xla' ? outsideNodes(nodes) : new Set<string>();
  const outside = new Map(nodes.filter((node) => isOutside.has(node.name)).map((node) => [node.name, node]));
  const inside = new Map(nodes.filter((node) => !isOutside.has(node.name)).map((node) => [node.name, node]));
  const given = new Map<string, Slot>(); // what the body is given, by its edge outside

  const edgeOutside = (input: string): string => {
    const [producer] = split(input);
    return slotByFeed.get(producer)?.name ?? edgeOf(input, outside);
  };
  const edgeInside = (input: string): string => {
    const [producer] = split(input);
    if (inside.has(producer)) return edgeOf(input, inside);
    const edge = edgeOutside(input);
    const type = slotByFeed.get(producer)?.type ?? outputType(outside.get(producer)!); // it is one of the three
    const known = given.get(edge) ?? { name: `given${given.size}`, type };
    given.set(edge, known);
    return known.name;
  };
  const body: GraphFunction = {
    name: functionName(`body/${name}`),
    nodes: [...inside.values()].map((node) => ({
      ...node,
      inputs: node.inputs.filter((input) => !isOutside.has(controlOf(input))).map(edgeInside),
    })),
    results: traced.fetches.map(({ node }, i) => ({
      name: `result${i}`,
      type: dataTypes.float32,
      source: edgeOf(`${node}:0`, inside),
    })),
    arguments: [...given.values()],
    attributes: treatments[treatment].body,
  };
  const call: GraphNode = {
    name: `${name}/body`,
    operation: 'StatefulPartitionedCall',
    inputs: [...given.keys()],
    attributes: {
      Tin: { kind: 'types', value: body.arguments.map(({ type }) => type) },
      Tout: { kind: 'types', value: body.results.map(({ type }) => type) },
      f: { kind: 'function', value: body.name },
      ...treatments[treatment].call,
    },
  };
  return {
    name,
    slots,
    results: traced.fetches.map((_, i) => `${call.name}:output:${i}`),
    nodes: [...[...outside.values()].map((node) => ({ ...node, inputs: node.inputs.map(edgeOutside) })), call],
    functions: [body],
  };
}

/** The name that an operation of this name may have in a library. */
export function functionName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_');
}

/** The first of a type, the second of it and so on: so functions can share them. */
function slotsOf(feeds: readonly Feed[]): readonly Slot[] {
  const counts = new Map<string, number>();
  return feeds.map(({ specification: { dtype } }) => {
    const count = counts.get(dtype) ?? 0;
    counts.set(dtype, count + 1);
    return { name: `${dtype}_${count}`, type: dataTypes[dtype] };
  });
}

/** Handles, all that turns bytes into numbers, noise and what noise is drawn from. */
function outsideNodes(nodes: readonly GraphNode[]): ReadonlySet<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const outside = new Set<string>();
  const addWithSources = (name: string) => {
    const node = byName.get(name);
    if (!node || outside.has(name)) return;
    outside.add(name);
    for (const input of node.inputs) addWithSources(split(input)[0]);
  };
  for (const node of nodes) {
    const readsBytes = node.operation === 'Cast' && typeNumber(node.attributes['SrcT']) === dataTypes.uint8;
    if (node.operation === 'VarHandleOp' || readsBytes || noise.test(node.operation)) addWithSources(node.name);
  }
  return outside;
}

/** `node:index` as an edge of a function, where `node` is one of `nodes`; one that only waits stays as it is. */
function edgeOf(input: string, nodes: ReadonlyMap<string, GraphNode>): string {
  if (input.startsWith('^')) return input;
  const [producer, index] = split(input);
  const operation = nodes.get(producer)!.operation; // an edge comes from a feed, a handle or a recorded node
  const output = outputName(operation);
  if (output === undefined) {
    throw new Error(`callable: the outputs of ${operation} have no known names; output-names.ts lists them`);
  }
  return `${producer}:${output}:${index}`;
}

/** The node that this input only waits for, if it does. */
function controlOf(input: string): string {
  return input.startsWith('^') ? input.slice(1) : '';
}

function split(source: string): [string, number] {
  if (source.startsWith('^')) return [source.slice(1), 0];
  const colon = source.lastIndexOf(':');
  return colon < 0 ? [source, 0] : [source.slice(0, colon), Number(source.slice(colon + 1))];
}

function outputType({ operation, attributes }: GraphNode): number {
  const { dtype, DstT, T } = attributes;
  return operation === 'VarHandleOp' ? dataTypes.resource : typeNumber(dtype ?? DstT ?? T);
}

function typeNumber(attribute: AttributeValue | undefined): number {
  if (attribute?.kind !== 'type') throw new Error('callable: a node has no type');
  return attribute.value;
}
