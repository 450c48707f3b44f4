import { dataTypes } from './graph-node.ts';
import type { AttributeValue, TensorValue } from './graph-node.ts';
import type { TensorData } from './node-binding.ts';
import { TraceError } from './trace-error.ts';

/** A tensor that model code made from JavaScript numbers while it was traced. */
export interface MadeTensor {
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly values: TensorData;
}

/** So many different numbers are still a constant of the model, not a batch, and not noise. */
const mostNumbers = 64;
const mostWholeNumbers = 65_536;

/**
 * The attributes of a Const node. Numbers that differ from each other and are many are most likely data or noise that
 * JavaScript drew, which the graph would repeat for ever: a TraceError.
 */
export function constantAttributes(scope: string, made: MadeTensor): Record<string, AttributeValue> {
  return {
    dtype: { kind: 'type', value: made.dtype },
    value: { kind: 'tensor', value: tensorValue(scope, made) },
  };
}

/** Equal for equal constants, so that each is stored once. */
export function constantKey({ shape, dtype, values }: MadeTensor): string {
  const same = isUniform(values);
  const numbers = same
    ? `${values[0]}${Object.is(values[0], -0) ? '-' : ''}`
    : Buffer.from(bytesOf(values)).toString('latin1');
  return `${dtype}|${shape.join()}|${same}|${numbers}`;
}

function tensorValue(scope: string, { shape, dtype, values }: MadeTensor): TensorValue {
  const first = values[0];
  if (dtype === dataTypes.float32 && first !== undefined && isUniform(values)) return { dtype, shape, fill: first };
  const limit = dtype === dataTypes.float32 ? mostNumbers : mostWholeNumbers;
  if (values.length > limit) {
    throw new TraceError(
      scope,
      `${values.length} numbers of shape (${shape.join(', ')}) were made in JavaScript`,
      'A graph would repeat them in every step: draw noise with randomNormal or randomUniform and a key, and pass data as an input.',
    );
  }
  return { dtype, shape, content: bytesOf(values) };
}

function isUniform(values: TensorData): boolean {
  return values.length > 0 && values.every((value) => Object.is(value, values[0]));
}

function bytesOf(values: TensorData): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
}
