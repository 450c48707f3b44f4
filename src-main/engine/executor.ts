import type { Examples } from './examples.ts';
import type { PureFunction } from './pure-function.ts';
import type { StateArrays } from './state-arrays.ts';

/** Rows of a set of examples by number, in place of a float32 input of that shape. */
export interface ExampleRows {
  readonly examples: Examples;
  readonly rows: Int32Array;
}

export type InputValue = Float32Array | Int32Array | ExampleRows;

/** Holds named state and calls pure functions on it. */
export interface Executor {
  /** Functions that work row by row are called with exactly so many rows, filled up where there are fewer; null: any. */
  readonly rowsOfBlock: number | null;
  /** Values are row-major and of the shapes of `fn.inputs`; a wrong one is an error that names it. */
  readonly call: (fn: PureFunction, inputs: Readonly<Record<string, InputValue>>) => Record<string, Float32Array>;
  readonly readState: () => StateArrays;
  /** Sets all of the state exactly; names and shapes must be those of the model. */
  readonly writeState: (state: StateArrays) => void;
  /** Back to the state that it began with. */
  readonly reset: () => void;
  readonly dispose: () => void;
}
