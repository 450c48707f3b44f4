/** A data type by its number in TensorFlow's protocol buffers (tensorflow/core/framework/types.proto). */
export const dataTypes = { float32: 1, int32: 3, uint8: 4, bool: 10, resource: 20 } as const;

export type AttributeValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'type'; readonly value: number }
  | { readonly kind: 'types'; readonly value: readonly number[] }
  | { readonly kind: 'shape'; readonly value: readonly number[] }
  | { readonly kind: 'integers'; readonly value: readonly number[] }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'function'; readonly value: string }
  | { readonly kind: 'functions'; readonly value: readonly string[] }
  | { readonly kind: 'tensor'; readonly value: TensorValue };

/** A constant: its bytes little-endian and row-major, or one float that fills all of the shape. */
export type TensorValue = { readonly dtype: number; readonly shape: readonly number[] } & (
  { readonly content: Uint8Array } | { readonly fill: number }
);

/** One operation of a graph. Inputs are `node:index` of the output that they take, or `^node` to wait for a node. */
export interface GraphNode {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A function of a graph's library. Edges inside are written `node:output:index`. */
export interface GraphFunction {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly type: number }[];
  /** Name of a result → where in the body it comes from, `node:output:index`. */
  readonly results: readonly { readonly name: string; readonly type: number; readonly source: string }[];
  readonly nodes: readonly GraphNode[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}
