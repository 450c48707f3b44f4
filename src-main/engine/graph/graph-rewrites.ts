import type { AttributeValue, GraphNode } from './graph-node.ts';

/** What is known of an input when a node is recorded. */
export interface KnownInput {
  readonly shape: readonly number[];
}

type Body = Pick<GraphNode, 'operation' | 'inputs' | 'attributes'>;

/**
 * The same operation in the form that TensorFlow's CPU kernels are fastest for: tfjs writes every product as a batched
 * one and every bias as a plain sum, and only MatMul and BiasAdd are fused with each other and with an activation.
 */
export function rewritten(body: Body, inputs: readonly KnownInput[]): Body {
  const [first, second] = inputs;
  if (!first || !second || inputs.length !== 2) return body;
  if (body.operation === 'BatchMatMulV2' && first.shape.length === 2 && second.shape.length === 2) {
    const { adj_x, adj_y, T } = body.attributes;
    return { ...body, operation: 'MatMul', attributes: present({ transpose_a: adj_x, transpose_b: adj_y, T }) };
  }
  if ((body.operation === 'Add' || body.operation === 'AddV2') && isBias(first.shape, second.shape))
    return { ...body, operation: 'BiasAdd' };
  return body;
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
