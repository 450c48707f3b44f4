import { beforeAll, expect, test } from 'vitest';
import type { ArithmeticRequest } from '#shared/contract/text-writing.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workArithmetic } from '#main/training-worker/text-work/arithmetic.ts';
import { workInterpolate } from '#main/training-worker/text-work/interpolate.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<ArithmeticRequest> = {}): ArithmeticRequest => ({
  kind: 'arithmetic',
  start: 'Ann likes soup.',
  minus: 'Ann eats soup.',
  plus: 'nobody eats soup.',
  neighbors: 3,
  label: null,
  strategy: { kind: 'greedy' },
  seed: 1,
  ...changes,
});

test('a − a + c is c', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const [start, plus] = [train.texts[0]!, train.texts[5]!];
  const { written } = await workArithmetic(request({ start, minus: start, plus }), work, silent);
  const same = { kind: 'interpolate', from: plus, to: plus, steps: 2, path: 'linear', label: null } as const;
  const path = await workInterpolate({ ...same, strategy: { kind: 'greedy' }, seed: 1 }, work, silent);
  expect(written.text).toBe(path.steps[0]!.written.text);
});

test('shows the nearest training texts but the given ones, by code and by words', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const [start, minus, plus] = [train.texts[0]!, train.texts[1]!, train.texts[2]!];
  const { nearest, nearestByWords } = await workArithmetic(request({ start, minus, plus }), work, silent);
  for (const found of [nearest, nearestByWords]) {
    expect(found).toHaveLength(3);
    expect(found.map(({ text }) => text)).not.toEqual(expect.arrayContaining([start]));
    expect(found.map(({ distance }) => distance)).toEqual(found.map(({ distance }) => distance).sort((a, b) => a - b));
    for (const { text, place } of found) expect(train.texts[train.places.indexOf(place)]).toBe(text);
  }
});

test('by words it finds the sentence in which one word is exchanged', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const statements = train.texts.filter((text) => /^(Ann|Bob|Eve|nobody) /.test(text));
  const parts = statements.map((text) => /^(\w+) (\w+) (.*)$/.exec(text)!.slice(1) as [string, string, string]); // by the line above
  const [person, verb, thing] = parts[0]!;
  const other = ['Ann', 'Bob', 'Eve', 'nobody'].find((name) => name !== person)!;
  // from another person's sentence to this one's, which is a training text
  const start = `${other} ${verb} ${thing}`;
  const { nearestByWords } = await workArithmetic(request({ start, minus: other, plus: person }), work, silent);
  expect(nearestByWords[0]!.text).toBe(statements[0]);
  expect(nearestByWords[0]!.distance).toBeLessThan(nearestByWords[1]!.distance);
});

test('a language model has no codes', async () => {
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workArithmetic(request(), model, silent)).rejects.toMatchObject(invalid(/no codes/));
});
