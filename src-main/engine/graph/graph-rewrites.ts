import { dataTypes } from './graph-node.ts';
import type { AttributeValue, GraphNode } from './graph-node.ts';

/** What is known of an input when a node is recorded. */
export interface KnownInput {
  readonly shape: readonly number[];
  /** The node that gives it; undefined for what comes from outside of the recording. */
  readonly producer: Producer | undefined;
}

/** A node as it was recorded, with the shapes of its inputs. */
export type Producer = Body & { readonly inputShapes: readonly (readonly number[])[] };

export type Body = Pick<GraphNode, 'operation' | 'inputs' | 'attributes'>;

/** Nodes in place of one: the last gives the result, and an input `ofNew(i)` is what the i-th of them gives. */
export type Rewritten = readonly [Body, ...Body[]];
export function ofNew(index: number): string {
  return `(${index})`;
}

/**
 * The same operation in the form that TensorFlow's CPU kernels are fastest for. tfjs writes every product as a batched
 * one and every bias as a plain sum, and MatMul and BiasAdd have kernels of their own; the
 * squares of a large tensor need not be stored to be summed.
 */
export function rewritten(body: Body, inputs: readonly KnownInput[], outputShape: readonly number[]): Rewritten {
  if (body.operation === 'AddN') return sumInOneProduct(inputs) ?? [body];
  const [first, second] = inputs;
  if (!first || !second || inputs.length !== 2) return [body];
  const { operation, attributes } = body;
  if (operation === 'BatchMatMulV2' && inputs.every(({ shape }) => shape.length === 2)) {
    const { adj_x, adj_y, T } = attributes;
    return [{ ...body, operation: 'MatMul', attributes: present({ transpose_a: adj_x, transpose_b: adj_y, T }) }];
  }
  if ((operation === 'Add' || operation === 'AddV2') && isBias(first.shape, second.shape)) {
    return [{ ...body, operation: 'BiasAdd' }];
  }
  if (operation === 'Sum' && outputShape.length === 0 && first.producer?.operation === 'Square') {
    const half: Body = {
      operation: 'L2Loss',
      inputs: first.producer.inputs,
      attributes: present({ T: attributes['T'] }),
    };
    return [half, { operation: 'AddV2', inputs: [ofNew(0), ofNew(0)], attributes: half.attributes }];
  }
  return [body];
}

/**
 * A weight's gradient is large, and with few rows it takes longer to write than to compute: once is better than once for
 * each part. Measured with two parts: 18 % off the dense step at 64 rows, 6 % at 128, 2 % more at 512.
 */
const mostStackedRows = 256;

/** Σ aᵢᵀ · bᵢ of few rows as one product of the aᵢ and the bᵢ stacked; null for any other sum. */
function sumInOneProduct(inputs: readonly KnownInput[]): Rewritten | null {
  const products = inputs.flatMap(({ producer }) => (producer && isKernelGradient(producer) ? [producer] : []));
  const rows = products.reduce((sum, { inputShapes }) => sum + inputShapes[0]![0]!, 0); // a product has two matrices
  return products.length === inputs.length && rows <= mostStackedRows ? productOfStacked(products) : null;
}

/** aᵀ · b, with the rows of a batch as the inner size. */
function isKernelGradient({ operation, attributes: { adj_x, adj_y } }: Body): boolean {
  return operation === 'BatchMatMulV2' && isTrue(adj_x) && !isTrue(adj_y);
}

function isTrue(attribute: AttributeValue | undefined): boolean {
  return attribute?.kind === 'boolean' && attribute.value;
}

function productOfStacked(products: readonly Body[]): Rewritten {
  const T = products[0]!.attributes['T'];
  const int32 = { kind: 'type', value: dataTypes.int32 } as const;
  const axis = { dtype: dataTypes.int32, shape: [], content: new Uint8Array(4) };
  const stacked = (index: 0 | 1): Body => ({
    operation: 'ConcatV2',
    inputs: [...products.map(({ inputs }) => inputs[index]!), ofNew(0)],
    attributes: present({ N: { kind: 'integer', value: products.length }, T, Tidx: int32 }),
  });
  const yes = { kind: 'boolean', value: true } as const;
  return [
    { operation: 'Const', inputs: [], attributes: { dtype: int32, value: { kind: 'tensor', value: axis } } },
    stacked(0),
    stacked(1),
    { operation: 'MatMul', inputs: [ofNew(1), ofNew(2)], attributes: present({ transpose_a: yes, T }) },
  ];
}

function isBias(value: readonly number[], bias: readonly number[]): boolean {
  return value.length >= 2 && bias.length === 1 && bias[0] === value.at(-1);
}

function present(attributes: Readonly<Record<string, AttributeValue | undefined>>): Record<string, AttributeValue> {
  const entries = Object.entries(attributes).filter(
    (entry): entry is [string, AttributeValue] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
