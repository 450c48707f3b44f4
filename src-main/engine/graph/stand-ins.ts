import type { AttributeValue } from './graph-node.ts';
import type { BindingAttribute, NodeBinding, TensorData, TensorMetadata } from './node-binding.ts';
import { operationOutputs } from './operation-outputs.ts';
import type { Operand } from './operation-outputs.ts';

/** An operation as the binding is asked for it. */
export interface AskedOperation {
  readonly operation: string;
  readonly attributes: readonly BindingAttribute[];
  readonly inputs: readonly number[];
  readonly outputs: number;
}

/**
 * Numbers in place of tensors. A recording needs no more of most tensors than shape and type; where it does, TensorFlow
 * computes them after all.
 */
export interface StandIns {
  readonly create: (shape: readonly number[], dtype: number, values: TensorData) => number;
  /** What the operation gives. `operands` are the inputs, `attributes` those of `asked` as a graph has them. */
  readonly execute: (
    asked: AskedOperation,
    operands: readonly Operand[],
    attributes: Readonly<Record<string, AttributeValue>>,
  ) => TensorMetadata[];
  /** Gives back what TensorFlow computed. */
  readonly dispose: () => void;
}

type Origin =
  | { readonly kind: 'values'; readonly shape: readonly number[]; readonly dtype: number; readonly values: TensorData }
  | { readonly kind: 'operation'; readonly asked: AskedOperation; readonly ids: readonly number[] };

/** tfjs-node does not ask the binding to delete what has a number below 0, and −1 is a tensor that is not there yet. */
let lastId = -1;

export function createStandIns(binding: NodeBinding): StandIns {
  const origins = new Map<number, Origin>();
  const computed = new Map<number, number>();

  const tensorOf = (id: number): number => {
    const origin = origins.get(id);
    if (!origin) return id; // a tensor of TensorFlow's
    const known = computed.get(id);
    if (known !== undefined) return known;
    if (origin.kind === 'operation') compute(origin);
    else computed.set(id, binding.createTensor(origin.shape, origin.dtype, origin.values));
    return computed.get(id)!; // computed just now
  };
  const compute = ({ asked, ids }: Extract<Origin, { readonly kind: 'operation' }>): readonly TensorMetadata[] => {
    const { operation, attributes, inputs, outputs } = asked;
    const results = binding.executeOp(operation, attributes, inputs.map(tensorOf), outputs);
    results.forEach((result, i) => computed.set(ids[i]!, result.id));
    return results;
  };

  return {
    create: (shape, dtype, values) => {
      origins.set(--lastId, { kind: 'values', shape, dtype, values });
      return lastId;
    },
    execute: (asked, operands, attributes) => {
      const known = operationOutputs(asked.operation, operands, attributes);
      const origin = { kind: 'operation', asked, ids: Array.from({ length: asked.outputs }, () => --lastId) } as const;
      const outputs = known ?? compute(origin);
      for (const id of origin.ids) origins.set(id, origin);
      return outputs.map(({ shape, dtype }, i) => ({ id: origin.ids[i]!, shape: [...shape], dtype }));
    },
    dispose: () => {
      for (const id of computed.values()) binding.deleteTensor(id);
      computed.clear();
    },
  };
}
