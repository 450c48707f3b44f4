import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphFunction, GraphNode } from './graph-node.ts';
import { outputName } from './output-names.ts';
import type { TracedFunction } from './traced-function.ts';

/** Nodes that take the place of the recorded ones, and the function that they call. */
export interface WithBody {
  readonly nodes: readonly GraphNode[];
  readonly functions: readonly GraphFunction[];
}

const noise = /^StatelessRandom/;
/** Operations without an output. */
const resourceUpdate = /^(ResourceApply|Assign)/;
const yes: AttributeValue = { kind: 'boolean', value: true };

/** What the call and the body say about how the body is run. */
const treatments = {
  /** XLA compiles it to machine code as a whole. */
  xla: { call: { _XlaMustCompile: yes }, body: { _XlaMustCompile: yes } },
  /**
   * As it was recorded: TensorFlow's graph optimizer, whose time grows with the nodes, leaves alone what says that it
   * belongs to tf.data, and the configuration for the call turns it off: ConfigProto.graph_options.rewrite_options
   * .disable_meta_optimizer (fields 10, 10 and 19) is true.
   */
  recorded: {
    call: { config_proto: { kind: 'bytes', value: Uint8Array.of(0x52, 5, 0x52, 3, 0x98, 0x01, 1) } },
    body: { _tf_data_function: yes },
  },
} as const satisfies Record<string, Record<'call' | 'body', GraphNode['attributes']>>;

/**
 * The same function with its arithmetic moved into a body. Placeholders, bytes and noise stay outside: XLA would draw
 * other numbers, and slowly.
 */
export function withBody(name: string, traced: TracedFunction, treatment: keyof typeof treatments): WithBody {
  const outside = outsideNodes(traced);
  const fetchNodes = new Set(traced.fetches.map(({ node }) => node));
  const inside = traced.nodes.filter((node) => !outside.has(node.name) && !fetchNodes.has(node.name));
  const fetched = traced.nodes.filter((node) => fetchNodes.has(node.name));
  const insideByName = new Map(inside.map((node) => [node.name, node]));
  const nodesByName = new Map(traced.nodes.map((node) => [node.name, node]));
  const parameters = new Map<string, { name: string; type: number }>();

  const sourceInBody = (input: string): string[] => {
    if (input.startsWith('^')) return insideByName.has(input.slice(1)) ? [input] : [];
    const [producer, index] = split(input);
    const node = insideByName.get(producer);
    if (node) return [`${producer}:${nameOfOutput(node.operation)}:${index}`];
    const known = parameters.get(input);
    const parameter = known ?? { name: `given${parameters.size}`, type: outputType(nodesByName.get(producer)) };
    parameters.set(input, parameter);
    return [parameter.name];
  };
  const body = [...inside, ...fetched].map((node) => ({ ...node, inputs: node.inputs.flatMap(sourceInBody) }));
  const results = fetched.map((node, i) => ({
    name: `result${i}`,
    type: typeNumber(node.attributes['T']),
    source: `${node.name}:output:0`,
  }));
  const given = [...parameters.values()];
  const call: GraphNode = {
    name: `${name}/body`,
    operation: 'StatefulPartitionedCall',
    inputs: [...parameters.keys()],
    attributes: {
      Tin: { kind: 'types', value: given.map(({ type }) => type) },
      Tout: { kind: 'types', value: results.map(({ type }) => type) },
      f: { kind: 'function', value: functionName(name) },
      ...treatments[treatment].call,
    },
  };
  const outputs = fetched.map((node, i) => ({ ...node, inputs: [`${call.name}:${i}`] }));
  return {
    nodes: [...traced.nodes.filter((node) => outside.has(node.name)), call, ...outputs],
    functions: [
      {
        name: functionName(name),
        arguments: given,
        results,
        nodes: body,
        attributes: { ...treatments[treatment].body, _noinline: yes },
      },
    ],
  };
}

/** Whether the outputs of all its operations have known names: edges inside of a body are written with them. */
export function mayHaveBody({ nodes }: TracedFunction): boolean {
  const silent = new Set(['NoOp', 'Placeholder']);
  return nodes.every(
    ({ operation }) =>
      silent.has(operation) ||
      resourceUpdate.test(operation) ||
      noise.test(operation) ||
      outputName(operation) !== undefined,
  );
}

/** Placeholders, all that turns bytes into numbers, noise and what noise is drawn from. */
function outsideNodes({ nodes }: TracedFunction): ReadonlySet<string> {
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
    if (node.operation === 'Placeholder' || readsBytes || noise.test(node.operation)) addWithSources(node.name);
  }
  return outside;
}

function split(source: string): [string, number] {
  const colon = source.lastIndexOf(':');
  return colon < 0 ? [source, 0] : [source.slice(0, colon), Number(source.slice(colon + 1))];
}

function nameOfOutput(operation: string): string {
  const name = outputName(operation);
  if (name === undefined) throw new Error(`withBody: the outputs of ${operation} have no known names`);
  return name;
}

function functionName(name: string): string {
  return `body_${name.replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** The type of what a node outside gives; a node that is not there is the handle of a variable. */
function outputType(node: GraphNode | undefined): number {
  if (!node) return dataTypes.resource;
  const { dtype, DstT, T } = node.attributes;
  return typeNumber(dtype ?? DstT ?? T);
}

function typeNumber(attribute: AttributeValue | undefined): number {
  if (attribute?.kind !== 'type') throw new Error('withBody: a node has no type');
  return attribute.value;
}
