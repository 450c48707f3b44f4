import { functionName, notOptimized } from './function-body.ts';
import type { Callable, Slot } from './function-body.ts';
import { dataTypes } from './graph-node.ts';
import type { GraphFunction, GraphNode } from './graph-node.ts';

/** A graph of two nodes: the number of the function to call is fed, and so is all that any of them takes. */
export interface GraphEntry {
  readonly nodes: readonly GraphNode[];
  readonly functions: readonly GraphFunction[];
  /** All are fed at every call, with anything where a function has no such slot. */
  readonly slots: readonly Slot[];
  /** Names of the tensors to feed: the number of the function, then the slots. */
  readonly feeds: readonly string[];
  /** As many as the function gives that gives most. */
  readonly fetches: readonly string[];
}

/**
 * TensorFlow prepares each pair of what is fed and what is fetched on its own, and each time its graph optimizer goes
 * through the whole graph, what the pair does not need included: most of the time that a small model takes before
 * its first step. So there is one pair for all, and the optimizer skips a graph of less than four nodes.
 */
export function graphEntry(callables: readonly Callable[]): GraphEntry {
  const slots = [...new Map(callables.flatMap((one) => one.slots.map((slot) => [slot.name, slot]))).values()];
  const outputs = Math.max(...callables.map(({ results }) => results.length));
  const branches = [searchEnd, ...callables].map((one) => branch(one, slots, outputs));
  const types = slots.map(({ type }) => type);
  const feeds = Array.from({ length: slots.length + 1 }, (_, i) => `${given}:${i}`);
  return {
    nodes: [
      // never run, since all that it gives is fed: one node for any number of places
      { name: given, operation: 'Unstage', inputs: [], attributes: { dtypes: typeList([dataTypes.int32, ...types]) } },
      {
        name: 'called',
        operation: 'Case',
        inputs: feeds,
        attributes: {
          Tin: typeList(types),
          Tout: typeList(new Array<number>(outputs).fill(dataTypes.float32)),
          branches: { kind: 'functions', value: branches.map(({ name }) => name) },
        },
      },
    ],
    functions: [...branches, ...callables.flatMap(({ functions }) => functions)],
    slots,
    feeds,
    fetches: Array.from({ length: outputs }, (_, i) => `called:${i}`),
  };
}

/** The number by which the i-th of the functions is called. */
export function numberOf(i: number): number {
  return i + 1;
}

const given = 'given';
const nothing = 'nothing';

/**
 * Never called. Before the first call TensorFlow asks in both directions whether any branch has a reference variable, by
 * unfolding one after the other: it stops at the first, where it finds this one. Only clusters of XLA's depend on the answer,
 * and none is made of a graph that calls functions.
 */
const searchEnd: Callable = {
  name: 'search-end',
  slots: [],
  results: [],
  nodes: [
    {
      name: 'reference',
      operation: 'VariableV2',
      inputs: [],
      attributes: { dtype: { kind: 'type', value: dataTypes.float32 }, shape: { kind: 'shape', value: [] } },
    },
  ],
  functions: [],
};

/** All branches have the same arguments and results. */
function branch(one: Callable, slots: readonly Slot[], outputs: number): GraphFunction {
  return {
    name: functionName(`branch/${one.name}`),
    arguments: slots,
    results: Array.from({ length: outputs }, (_, i) => ({
      name: `result${i}`,
      type: dataTypes.float32,
      source: one.results[i] ?? `${nothing}:output:0`,
    })),
    nodes: [...one.nodes, zero],
    attributes: notOptimized,
  };
}

const zero: GraphNode = {
  name: nothing,
  operation: 'Const',
  inputs: [],
  attributes: {
    dtype: { kind: 'type', value: dataTypes.float32 },
    value: { kind: 'tensor', value: { dtype: dataTypes.float32, shape: [], fill: 0 } },
  },
};

function typeList(value: readonly number[]) {
  return { kind: 'types', value } as const;
}
