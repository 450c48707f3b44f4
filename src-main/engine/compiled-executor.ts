import type { ParameterShapes } from '#shared/networks/parameters.ts';
import { gatherBytes } from './examples.ts';
import type { Examples } from './examples.ts';
import type { Executor, InputValue } from './executor.ts';
import { dataTypes } from './graph/graph-node.ts';
import { mayHaveBody, withBody } from './graph/function-body.ts';
import type { WithBody } from './graph/function-body.ts';
import { openGraphSession } from './graph/graph-session.ts';
import type { FedTensor, GraphSession } from './graph/graph-session.ts';
import type { TensorData } from './graph/node-binding.ts';
import { graphBytes, savedModelBytes } from './graph/saved-model.ts';
import { traceFunction } from './graph/traced-function.ts';
import type { ByteSource, Feed, TracedFunction } from './graph/traced-function.ts';
import { clearingDone, clearingNodes, feedDone, feedOf, valueOf, variableNodes } from './graph/variable-nodes.ts';
import type { Variable } from './graph/variable-nodes.ts';
import { requireInputs } from './input-values.ts';
import type { PureFunction } from './pure-function.ts';
import { residentExamples } from './resident-examples.ts';
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
  /** Sets that stay in the graph's memory. */
  readonly examples?: readonly Examples[];
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
  { examples = [], xla = false, recordings = new Map() }: CompilerOptions = {},
): CompiledExecutor {
  const variables = Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: dataTypes.float32 }));
  const nonzeroAtFirst = variables.filter(({ name }) => initial[name]);
  const zeroAtFirst = variables.filter(({ name }) => !initial[name]);
  const traced = new Map<string, TracedFunction>();
  let beginning = initial;
  let sets = examples;
  let resident = residentExamples(sets);
  let session: GraphSession | null = null;
  let state: StateArrays | null = null; // while there is no session: null is the initial one

  const open = (): GraphSession => {
    if (session) return session;
    const all = resident ? [...variables, resident.variable] : variables;
    const compiled = [...traced].map(([key, fn]) => treated(key, fn, xla));
    const nodes = compiled.flatMap((one) => one.nodes);
    const functions = compiled.flatMap((one) => one.functions);
    const held = [...all.flatMap(variableNodes), ...zeroAtFirst.flatMap(clearingNodes)];
    session = openGraphSession(savedModelBytes([...held, ...nodes], functions));
    if (state) write(session, variables, state);
    else writeInitial(session);
    if (resident) writeVariables(session, [resident.variable], resident.bytes);
    return session;
  };
  const reset = () => {
    if (session) writeInitial(session);
    else state = null;
  };
  const writeInitial = (into: GraphSession) => {
    write(into, nonzeroAtFirst, beginning);
    into.run(
      [],
      zeroAtFirst.map(({ name }) => clearingDone(name)),
    );
  };
  /** A session cannot grow: the next one takes over the state. */
  const close = () => {
    if (!session) return;
    state = readVariables(session, variables);
    session.dispose();
    session = null;
  };
  const recorded = (fn: PureFunction, sources: Readonly<Record<string, ByteSource>>): TracedFunction => {
    const key = [fn.name, ...Object.entries(sources).map(([input, { kind }]) => `${input}-by-${kind}`)].join('/');
    const known = traced.get(key);
    if (known) return known;
    const made = recordings.get(key) ?? traceFunction(key, fn, shapes, sources);
    recordings.set(key, made);
    close();
    traced.set(key, made);
    return made;
  };
  const sourceOf = (value: InputValue): ByteSource | null => {
    if (!('examples' in value)) return null;
    return resident?.has(value.examples) ? { kind: 'rows', variable: resident.variable.name } : { kind: 'bytes' };
  };
  const fed = ({ node, specification: { shape, dtype } }: Feed, value: InputValue): FedTensor => {
    const numbers = (): TensorData => {
      if (!('examples' in value)) return value;
      return resident?.has(value.examples) ? resident.rowNumbers(value) : gatherBytes(value.examples, value.rows);
    };
    return { node, shape, dtype: dataTypes[dtype], values: numbers() };
  };

  return {
    rowsOfBlock: blockRows,
    prepare: (functions) => {
      const variable = resident?.variable.name;
      for (const { fn, rowInputs } of functions) {
        const source: ByteSource = variable === undefined ? { kind: 'bytes' } : { kind: 'rows', variable };
        recorded(fn, Object.fromEntries(rowInputs.map((input) => [input, source])));
      }
    },
    call: (fn, inputs) => {
      requireInputs(fn, inputs);
      const sources = Object.entries(inputs).flatMap(([name, value]) => {
        const source = sourceOf(value);
        return source ? [[name, source] as const] : [];
      });
      const { feeds, fetches } = recorded(fn, Object.fromEntries(sources));
      const values = open().run(
        feeds.map((feed) => fed(feed, inputs[feed.input]!)), // all are there: requireInputs
        fetches.map(({ node }) => node),
      );
      return Object.fromEntries(fetches.map(({ output }, i) => [output, values[i] as Float32Array])); // all outputs are float32
    },
    graph: () => graphBytes([...traced.values()].flatMap(({ nodes }) => nodes)),
    readState: () => readVariables(open(), variables),
    writeState: (next) => {
      requireState(shapes, next);
      if (session) write(session, variables, next);
      else state = next;
    },
    reset,
    begin: (next, nextSets) => {
      const isOtherData = nextSets.some((one, i) => one !== sets[i]);
      beginning = next;
      reset();
      if (!isOtherData) return;
      sets = nextSets;
      resident = residentExamples(sets);
      if (session && resident) writeVariables(session, [resident.variable], resident.bytes);
    },
    dispose: () => {
      session?.dispose();
      session = null;
    },
  };
}

/**
 * Unrolled recurrent layers have so many nodes and more. TensorFlow's graph optimizer takes half a millisecond for
 * each, and finds nothing that makes such steps faster.
 */
const nodesOfLongGraph = 1500;

function treated(key: string, fn: TracedFunction, xla: boolean): WithBody {
  if (xla && fn.changesState) return withBody(key, fn, 'xla');
  if (fn.nodes.length >= nodesOfLongGraph && mayHaveBody(fn)) return withBody(key, fn, 'recorded');
  return { nodes: fn.nodes, functions: [] };
}

function write(session: GraphSession, variables: readonly Variable[], state: StateArrays): void {
  writeVariables(session, variables, (name) => state[name]!.data); // all are there: requireState, or chosen by it
}

function writeVariables(
  session: GraphSession,
  variables: readonly Variable[],
  valuesOf: (name: string) => TensorData,
): void {
  session.run(
    variables.map(({ name, shape, dtype }) => ({ node: feedOf(name), shape, dtype, values: valuesOf(name) })),
    variables.map(({ name }) => feedDone(name)),
  );
}

function readVariables(session: GraphSession, variables: readonly Variable[]): StateArrays {
  const values = session.run(
    [],
    variables.map(({ name }) => valueOf(name)),
  );
  return Object.fromEntries(
    variables.map(({ name, shape }, i) => [name, { shape, data: values[i] as Float32Array }]), // state is float32
  );
}
