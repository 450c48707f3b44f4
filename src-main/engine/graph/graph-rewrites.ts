import type { AttributeValue, GraphNode } from './graph-node.ts';

/** What is known of an input when a node is recorded. */
export interface KnownInput {
  readonly shape: readonly number[];
  /** The node that gives it; undefined for what comes from outside of the recording. */
  readonly producer: Body | undefined;
}

export type Body = Pick<GraphNode, 'operation' | 'inputs' | 'attributes'>;

/** Nodes in place of one: the last gives the result, and `previous` is the input that the one before it gives. */
export type Rewritten = readonly [Body] | readonly [Body, Body];
export const previous = '(previous)';

/**
 * The same operation in the form that TensorFlow's CPU kernels are fastest for. tfjs writes every product as a batched
 * one and every bias as a plain sum, and only MatMul and BiasAdd are fused with each other and with an activation; the
 * squares of a large tensor need not be stored to be summed.
 */
export function rewritten(body: Body, inputs: readonly KnownInput[], outputShape: readonly number[]): Rewritten {
  const [first, second] = inputs;
  if (!first || !second || inputs.length !== 2) return [body];
  const { operation, attributes } = body;
  if (operation === 'BatchMatMulV2' && first.shape.length === 2 && second.shape.length === 2) {
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
    return [half, { operation: 'AddV2', inputs: [previous, previous], attributes: half.attributes }];
  }
  return [body];
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
