import { describe, expect, test } from 'vitest';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import { aroundTheBest } from '#renderer/state/around-the-best.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition({
  space: [
    { name: 'optimizer', kind: 'choice', values: ['adam', 'sgd', 'momentum'] },
    { name: 'beta', kind: 'float', minimum: 0.01, maximum: 100, log: true },
    { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 64 },
    { name: 'momentum', kind: 'float', minimum: 0, maximum: 0.9, when: { name: 'optimizer', isOneOf: ['momentum'] } },
    {
      name: 'adamBeta1',
      kind: 'float',
      minimum: 0.5,
      maximum: 0.99,
      when: { name: 'optimizer', isOneOf: ['adam', 'momentum'] },
    },
  ],
  sampler: { name: 'grid', levels: { beta: 3, momentum: 2 } },
  seed: 7,
});
/** The first five are the best; no trial of them uses momentum. */
const trials = [
  { point: [0, 1, 10, NaN, 0.8] },
  { point: [1, 10, 18, NaN, NaN] },
  { point: [0, 2, 12, NaN, 0.8] },
  { point: [0, 5, 14, NaN, 0.8] },
  { point: [1, 3, 10, NaN, NaN] },
  { point: [2, 90, 60, 0.5, 0.6] },
].map(({ point }, number) => ({ number, point, objectives: [number] }));
const closer = aroundTheBest(definition, exampleColumns(definition, trials));

describe('a sweep around the best', () => {
  const dimension = (name: string) => closer?.space.find((one) => one.name === name);

  test('is valid, and says where it comes from', () => {
    expect(sweepDefinitionSchema.safeParse(closer).error).toBeUndefined();
    expect(closer).toMatchObject({ name: 'Digits sweep around the best', seed: 8, trials: definition.trials });
  });

  test('has the range of the best, widened by half on its scale, to whole or readable numbers', () => {
    // logarithms of 1…10 widened by a quarter of the span at each end: 10^−0.25 = 0.5623…, 10^1.25 = 17.78…
    expect(dimension('beta')).toMatchObject({ minimum: 0.562, maximum: 17.8 });
    // 10…18 by 2 at each end
    expect(dimension('latentSize')).toMatchObject({ minimum: 8, maximum: 20 });
  });

  test('keeps some room where the best agree on one value', () => {
    // 0.8 ± a twentieth of 0.49
    expect(dimension('adamBeta1')).toMatchObject({ minimum: 0.775, maximum: 0.825 });
  });

  test('keeps the choices that the best use, and only conditions that can come true', () => {
    expect(dimension('optimizer')).toMatchObject({ values: ['adam', 'sgd'] });
    expect(dimension('adamBeta1')).toMatchObject({ when: { name: 'optimizer', isOneOf: ['adam'] } });
    expect(dimension('momentum')).toBeUndefined();
    expect(closer?.sampler).toEqual({ name: 'grid', levels: { beta: 3 } });
  });

  test('stays inside the old range', () => {
    const wide = trials.map((trial, i) => ({ ...trial, point: [0, i === 0 ? 0.01 : 100, i === 0 ? 2 : 64, NaN, 0.5] }));
    const space = aroundTheBest(definition, exampleColumns(definition, wide))?.space;
    expect(space?.[1]).toMatchObject({ minimum: 0.01, maximum: 100 });
    expect(space?.[2]).toMatchObject({ minimum: 2, maximum: 64 });
  });

  test('of many trials looks at the best tenth', () => {
    const many = Array.from({ length: 200 }, (_, number) => ({
      number,
      point: [0, 1 + number / 100, 10, NaN, 0.8],
      objectives: [number],
    }));
    const beta = aroundTheBest(definition, exampleColumns(definition, many))?.space[1];
    expect(beta).toMatchObject({ minimum: 0.957, maximum: 1.25 }); // 1…1.19
  });

  test('the largest seed is followed by 0', () => {
    const last = { ...definition, seed: 2 ** 31 - 1 };
    expect(aroundTheBest(last, exampleColumns(last, trials))?.seed).toBe(0);
  });

  test('without a good trial there is none', () => {
    expect(aroundTheBest(definition, exampleColumns(definition, [{ number: 0, outcome: 'failed' }]))).toBeNull();
  });
});
