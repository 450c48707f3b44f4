import { expect, test } from 'vitest';
import type { Callable } from '#main/engine/graph/function-body.ts';
import { graphEntry, numberOf } from '#main/engine/graph/graph-entry.ts';

const float = { name: 'float32_0', type: 1 };
const secondFloat = { name: 'float32_1', type: 1 };
const whole = { name: 'int32_0', type: 3 };
const callables: readonly Callable[] = [
  { name: 'train/4', slots: [float, whole, secondFloat], results: ['train/4/body:output:0'], nodes: [], functions: [] },
  { name: 'evaluate/4', slots: [float], results: ['a:y:0', 'b:z:0'], nodes: [], functions: [] },
];

test('the graph has fewer than the four nodes from which on it is optimized, however many functions there are', () => {
  expect(graphEntry(callables).nodes.map(({ operation }) => operation)).toEqual(['Unstage', 'Case']);
  expect(graphEntry([...callables, ...callables]).nodes).toHaveLength(2);
});

test('functions share slots; the number of the function comes before them', () => {
  const { slots, feeds, nodes } = graphEntry(callables);
  expect(slots).toEqual([float, whole, secondFloat]);
  expect(feeds).toEqual(['given:0', 'given:1', 'given:2', 'given:3']);
  expect(nodes[0]!.attributes['dtypes']).toEqual({ kind: 'types', value: [3, 1, 3, 1] });
});

test('all branches take the same and give as much as the one that gives most', () => {
  const { functions, fetches, nodes } = graphEntry(callables);
  expect(fetches).toEqual(['called:0', 'called:1']);
  expect(callables.map((_, i) => functions[numberOf(i)]!.name)).toEqual(['branch_train_4', 'branch_evaluate_4']);
  expect(nodes[1]!.attributes['branches']).toEqual({ kind: 'functions', value: functions.map(({ name }) => name) });
  for (const { arguments: taken } of functions) expect(taken).toEqual([float, whole, secondFloat]);
  expect(functions.map(({ results }) => results.map(({ source }) => source))).toEqual([
    ['nothing:output:0', 'nothing:output:0'],
    ['train/4/body:output:0', 'nothing:output:0'],
    ['a:y:0', 'b:z:0'],
  ]);
});

test('the first branch, which is never called, has a reference variable', () => {
  const [first] = graphEntry(callables).functions;
  expect(first!.nodes.map(({ operation }) => operation)).toEqual(['VariableV2', 'Const']);
  expect(numberOf(0)).toBeGreaterThan(0);
});
