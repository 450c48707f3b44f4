import type { ParameterShapes } from '#shared/networks/parameters.ts';
import { gatherBytes } from './examples.ts';
import type { Examples } from './examples.ts';
import type { Executor, InputValue } from './executor.ts';
import { dataTypes } from './graph/graph-node.ts';
import { callable } from './graph/function-body.ts';
import { openGraphSession } from './graph/graph-session.ts';
import type { FedTensor, GraphSession } from './graph/graph-session.ts';
import type { TensorData } from './graph/node-binding.ts';
import { graphBytes } from './graph/saved-model.ts';
import { reading, writing } from './graph/state-functions.ts';
import { traceFunction } from './graph/traced-function.ts';
import type { ByteSource, Feed, TracedFunction } from './graph/traced-function.ts';
import { handleNode, sizeOf } from './graph/variable-nodes.ts';
import type { Variable } from './graph/variable-nodes.ts';
import { requireInputs } from './input-values.ts';
import type { PureFunction } from './pure-function.ts';
import { createExampleMemory } from './resident-examples.ts';
import type { ExampleMemory } from './resident-examples.ts';
import { blockRows } from './row-blocks.ts';
import { requireState } from './state-arrays.ts';
import type { StateArrays } from './state-arrays.ts';

/** A function that will be called, and those of its inputs that will be rows of resident examples. */
export interface Preparation {
  readonly fn: PureFunction;
  readonly rowInputs: readonly string[];
}

export interface CompiledExecutor extends Executor {
  /** Records functions ahead: those that are there before the first call share one session from the start. */
  readonly prepare: (functions: readonly Preparation[]) => void;
  /** The graph of all functions that were prepared or called so far, as bytes: the same for the same computation. */
  readonly graph: () => Uint8Array;
  /** Begins anew, with these numbers in place of those that it was made with; examples are of the same counts and size. */
  readonly begin: (initial: StateArrays, examples: readonly Examples[]) => void;
}

export interface CompilerOptions {
  /** Sets that stay in TensorFlow's memory. */
  readonly examples?: readonly Examples[];
  /** Where they are held; the same for executors that share them. */
  readonly memory?: ExampleMemory;
  /** Whether XLA compiles the functions that change state. */
  readonly xla?: boolean;
  /** Functions recorded by other executors of the same model: they need not be recorded again. */
  readonly recordings?: Map<string, TracedFunction>;
}

/**
 * Runs pure functions as one graph that holds the state, which starts at 0 where `initial` does not name it: each is
 * recorded when it is first prepared or called, and after that a call is one call of TensorFlow. Rows of resident
 * examples are fed as row numbers, of others as bytes.
 */
export function compiledExecutor(
  shapes: ParameterShapes,
  initial: StateArrays,
  { examples = [], memory = createExampleMemory(), xla = false, recordings = new Map() }: CompilerOptions = {},
): CompiledExecutor {
  const variables = Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: dataTypes.float32 }));
  const start = startOf(variables, initial);
  const traced = new Map<string, TracedFunction>();
  let beginning = initial;
  let sets = examples;
  let resident = memory.hold(sets);
  let session: GraphSession | null = null;
  let state: StateArrays | null = null; // while there is no session: null is the initial one

  const open = (): GraphSession => {
    if (session) return session;
    const handles = variables.map(handleNode);
    const functions = [...traced].map(([key, fn]) =>
      callable(key, fn, handles, xla && fn.changesState ? 'xla' : 'recorded'),
    );
    const stateCalls = variables.length > 0 ? stateFunctions(variables, start) : [];
    const ofState = stateCalls.map(([name, fn]) => callable(name, fn, handles, 'recorded'));
    session = openGraphSession([...functions, ...ofState]);
    if (state) write(session, calls.write, variables, state);
    else if (variables.length > 0) write(session, start.call, start.fed, beginning);
    return session;
  };
  const reset = () => {
    if (session && variables.length > 0) write(session, start.call, start.fed, beginning);
    else state = null;
  };
  /** A session cannot grow: the next one takes over the state. */
  const close = () => {
    if (!session) return;
    state = read(session, variables);
    session.dispose();
    session = null;
  };
  const recorded = (fn: PureFunction, sources: ByteSources): Recorded => {
    const key = [fn.name, ...Object.entries(sources).map(([input, source]) => `${input}-by-${source}`)].join('/');
    const known = traced.get(key);
    if (known) return { key, traced: known };
    const made = recordings.get(key) ?? traceFunction(key, fn, shapes, sources);
    recordings.set(key, made);
    close();
    traced.set(key, made);
    return { key, traced: made };
  };
  const sourceOf = (value: InputValue): ByteSource | null => {
    if (!('examples' in value)) return null;
    return resident?.has(value.examples) ? 'rows' : 'bytes';
  };
  const fed = (
    { input, specification: { shape, dtype } }: Feed,
    inputs: Readonly<Record<string, InputValue>>,
  ): FedTensor => {
    if (input === null) return { tensor: resident!.tensor() }; // recorded of rows of it
    const value = inputs[input]!; // all are there: requireInputs
    const numbers = (): TensorData => {
      if (!('examples' in value)) return value;
      return resident?.has(value.examples) ? resident.rowNumbers(value) : gatherBytes(value.examples, value.rows);
    };
    return { shape, dtype: dataTypes[dtype], values: numbers() };
  };

  return {
    rowsOfBlock: blockRows,
    prepare: (functions) => {
      const source: ByteSource = resident ? 'rows' : 'bytes';
      for (const { fn, rowInputs } of functions) {
        recorded(fn, Object.fromEntries(rowInputs.map((input) => [input, source])));
      }
    },
    call: (fn, inputs) => {
      requireInputs(fn, inputs);
      const sources = Object.entries(inputs).flatMap(([name, value]) => {
        const source = sourceOf(value);
        return source ? [[name, source] as const] : [];
      });
      const { key, traced } = recorded(fn, Object.fromEntries(sources));
      const values = open().run(
        key,
        traced.feeds.map((feed) => fed(feed, inputs)),
      );
      return Object.fromEntries(traced.fetches.map(({ output }, i) => [output, values[i] as Float32Array])); // all outputs are float32
    },
    graph: () => graphBytes([...traced.values()].flatMap(({ nodes }) => nodes)),
    readState: () => read(open(), variables),
    writeState: (next) => {
      requireState(shapes, next);
      if (session) write(session, calls.write, variables, next);
      else state = next;
    },
    reset,
    begin: (next, nextSets) => {
      const isOtherData = nextSets.some((one, i) => one !== sets[i]);
      beginning = next;
      reset();
      if (!isOtherData) return;
      sets = nextSets;
      resident?.release();
      resident = memory.hold(sets);
    },
    dispose: () => {
      session?.dispose();
      session = null;
      resident?.release();
    },
  };
}

type ByteSources = Readonly<Record<string, ByteSource>>;

interface Recorded {
  /** Its name in the graph. */
  readonly key: string;
  readonly traced: TracedFunction;
}

/** Functions of a graph besides those that were recorded. */
const calls = { begin: 'state/begin', write: 'state/write', read: 'state/read' } as const;

/** How a state begins. */
interface Start {
  readonly call: (typeof calls)['begin' | 'write'];
  /** What the call is fed; it fills all else with 0. */
  readonly fed: readonly Variable[];
  readonly zeroed: readonly Variable[];
}

/** Of a state of up to so many numbers zeros are fed too: memory for them costs less than TensorFlow's preparing of a function. */
const numbersFedAtOnce = 2 ** 22;

function startOf(variables: readonly Variable[], initial: StateArrays): Start {
  if (numbersOf(variables) <= numbersFedAtOnce) return { call: calls.write, fed: variables, zeroed: [] };
  return {
    call: calls.begin,
    fed: variables.filter(({ name }) => initial[name]),
    zeroed: variables.filter(({ name }) => !initial[name]),
  };
}

function stateFunctions(
  variables: readonly Variable[],
  { call, fed, zeroed }: Start,
): (readonly [string, TracedFunction])[] {
  const begin = call === calls.begin ? [[call, writing(fed, zeroed)] as const] : [];
  return [...begin, [calls.write, writing(variables)], [calls.read, reading(variables)]];
}

/** What has no values is 0. */
function write(session: GraphSession, name: string, variables: readonly Variable[], values: StateArrays): void {
  if (variables.length === 0) return void session.run(name, []);
  const numbers = new Float32Array(numbersOf(variables));
  let at = 0;
  for (const variable of variables) {
    const known = values[variable.name];
    if (known) numbers.set(known.data, at);
    at += sizeOf(variable);
  }
  session.run(name, [{ shape: [numbers.length], dtype: dataTypes.float32, values: numbers }]);
}

function numbersOf(variables: readonly Variable[]): number {
  return variables.reduce((sum, variable) => sum + sizeOf(variable), 0);
}

function read(session: GraphSession, variables: readonly Variable[]): StateArrays {
  if (variables.length === 0) return {};
  const numbers = session.run(calls.read, [])[0] as Float32Array; // state is float32
  let at = 0;
  return Object.fromEntries(
    variables.map((variable) => {
      const data = numbers.subarray(at, (at += sizeOf(variable)));
      return [variable.name, { shape: variable.shape, data }];
    }),
  );
}
