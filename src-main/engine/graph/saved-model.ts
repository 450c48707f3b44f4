import type { AttributeValue, GraphFunction, GraphNode, TensorValue } from './graph-node.ts';
import { protobufWriter } from './protobuf-writer.ts';
import type { ProtobufWriter } from './protobuf-writer.ts';

/** What TensorFlow 2.9 wrote (tensorflow/core/public/version.h): older and newer libraries read it. */
const producer = 1087;
const oldestConsumer = 12;
const savedModelVersion = 1;

/** The tag under which the one graph of the model is loaded. */
export const servingTag = 'serve';

/**
 * The file `saved_model.pb` of a model that is a graph and nothing else: no weights on disk, no signatures. Field
 * numbers are those of tensorflow/core/protobuf/saved_model.proto, meta_graph.proto and core/framework/*.proto.
 */
export function savedModelBytes(nodes: readonly GraphNode[], functions: readonly GraphFunction[] = []): Uint8Array {
  const model = protobufWriter();
  model.integer(1, savedModelVersion);
  model.message(2, (metaGraph) => {
    metaGraph.message(1, (info) => info.text(4, servingTag));
    metaGraph.message(2, (graph) => writeGraph(graph, nodes, functions));
  });
  return model.finish();
}

/** The bytes of a GraphDef alone: two graphs are the same if and only if these are. */
export function graphBytes(nodes: readonly GraphNode[]): Uint8Array {
  const graph = protobufWriter();
  writeGraph(graph, nodes, []);
  return graph.finish();
}

function writeGraph(graph: ProtobufWriter, nodes: readonly GraphNode[], functions: readonly GraphFunction[]): void {
  for (const node of nodes) graph.message(1, (inner) => writeNode(inner, node));
  if (functions.length > 0) {
    graph.message(2, (library) => {
      for (const one of functions) library.message(1, (inner) => writeFunction(inner, one));
    });
  }
  graph.message(4, (versions) => {
    versions.integer(1, producer);
    versions.integer(2, oldestConsumer);
  });
}

function writeNode(writer: ProtobufWriter, { name, operation, inputs, attributes }: GraphNode): void {
  writer.text(1, name);
  writer.text(2, operation);
  for (const input of inputs) writer.text(3, input);
  writeAttributes(writer, 5, attributes);
}

function writeFunction(writer: ProtobufWriter, one: GraphFunction): void {
  writer.message(1, (signature) => {
    signature.text(1, one.name);
    for (const argument of one.arguments) signature.message(2, (inner) => writeArgument(inner, argument));
    for (const result of one.results) signature.message(3, (inner) => writeArgument(inner, result));
  });
  for (const node of one.nodes) writer.message(3, (inner) => writeNode(inner, node));
  for (const { name, source } of one.results) writeEntry(writer, 4, name, (entry) => entry.text(2, source));
  writeAttributes(writer, 5, one.attributes);
}

function writeArgument(writer: ProtobufWriter, { name, type }: { readonly name: string; readonly type: number }): void {
  writer.text(1, name);
  writer.integer(3, type);
}

function writeAttributes(
  writer: ProtobufWriter,
  field: number,
  attributes: Readonly<Record<string, AttributeValue>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    writeEntry(writer, field, name, (entry) => entry.message(2, (inner) => writeAttribute(inner, value)));
  }
}

function writeEntry(writer: ProtobufWriter, field: number, key: string, write: (entry: ProtobufWriter) => void): void {
  writer.message(field, (entry) => {
    entry.text(1, key);
    write(entry);
  });
}

function writeAttribute(writer: ProtobufWriter, attribute: AttributeValue): void {
  switch (attribute.kind) {
    case 'text':
      return writer.text(2, attribute.value);
    case 'bytes':
      return writer.bytes(2, attribute.value);
    case 'integer':
      return writer.integer(3, attribute.value);
    case 'float':
      return writer.float(4, attribute.value);
    case 'boolean':
      return writer.integer(5, attribute.value ? 1 : 0);
    case 'type':
      return writer.integer(6, attribute.value);
    case 'shape':
      return writer.message(7, (shape) => writeShape(shape, attribute.value));
    case 'tensor':
      return writer.message(8, (tensor) => writeTensor(tensor, attribute.value));
    case 'integers':
      return writer.message(1, (list) => list.integers(3, attribute.value));
    case 'floats':
      return writer.message(1, (list) => list.floats(4, attribute.value));
    case 'types':
      return writer.message(1, (list) => list.integers(6, attribute.value));
    case 'function':
      return writer.message(10, (named) => named.text(1, attribute.value));
    case 'functions':
      return writer.message(1, (list) => {
        for (const name of attribute.value) list.message(9, (named) => named.text(1, name));
      });
  }
}

function writeShape(writer: ProtobufWriter, sizes: readonly number[]): void {
  for (const size of sizes) writer.message(2, (dimension) => dimension.integer(1, size));
}

function writeTensor(writer: ProtobufWriter, value: TensorValue): void {
  writer.integer(1, value.dtype);
  writer.message(2, (shape) => writeShape(shape, value.shape));
  if ('fill' in value) writer.floats(5, [value.fill]);
  else writer.bytes(4, value.content);
}
