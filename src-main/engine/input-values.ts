import { gatherRows } from './examples.ts';
import type { InputValue } from './executor.ts';
import type { InputSpecification, PureFunction } from './pure-function.ts';

/** Throws unless every input of the function is there, of the right type and length. TensorFlow would not check. */
export function requireInputs(fn: PureFunction, inputs: Readonly<Record<string, InputValue>>): void {
  for (const [name, specification] of Object.entries(fn.inputs)) {
    const value = inputs[name];
    const problem = value === undefined ? 'is missing' : problemOf(specification, value);
    if (problem) throw new Error(`${fn.name}: input "${name}" ${problem}; expected ${expected(specification)}`);
  }
  const extra = Object.keys(inputs).find((name) => !(name in fn.inputs));
  if (extra !== undefined)
    throw new Error(`${fn.name}: has no input "${extra}"; there are ${Object.keys(fn.inputs).join(', ')}`);
}

/** Rows of examples as the numbers that they stand for; all else as it is. */
export function inputNumbers(value: InputValue): Float32Array | Int32Array {
  return 'examples' in value ? gatherRows(value.examples, value.rows) : value;
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function problemOf({ shape, dtype }: InputSpecification, value: InputValue): string | null {
  if ('examples' in value) {
    const size = elementCount(shape.slice(1));
    const { examples, rows } = value;
    if (dtype !== 'float32') return 'is given as rows of examples, which are numbers in [0, 1]';
    return rows.length === shape[0] && examples.size === size ? null : `is (${rows.length}, ${examples.size})`;
  }
  const type = value instanceof Float32Array ? 'float32' : 'int32';
  const isRight = type === dtype && value.length === elementCount(shape);
  return isRight ? null : `has ${value.length} numbers of ${type}`;
}

function expected({ shape, dtype }: InputSpecification): string {
  return `(${shape.join(', ')}) of ${dtype}`;
}
