import { gridPoints, gridSampler } from '#shared/search/grid-sampler.ts';
import type { NumericDimension, Point, SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';

const rate: NumericDimension = { kind: 'float', name: 'rate', minimum: 1e-4, maximum: 1, log: true };
const layers: NumericDimension = { kind: 'integer', name: 'layers', minimum: 1, maximum: 3, log: false };
const conditional: SearchSpace = [
  { kind: 'choice', name: 'model', options: 3 },
  { ...layers, name: 'depth', when: { name: 'model', isOneOf: [1, 2] } },
  { kind: 'choice', name: 'flow', options: 2, when: { name: 'model', isOneOf: [2] } },
  { ...rate, when: { name: 'flow', isOneOf: [1] } },
  { kind: 'choice', name: 'optimizer', options: 2 },
];

describe('gridPoints', () => {
  it('takes five values of a float, evenly on its scale with both ends', () => {
    const { size, at } = gridPoints([rate]);
    expect(size).toBe(5);
    const values = Array.from({ length: 5 }, (_, i) => at(i)['rate']!);
    [1e-4, 1e-3, 1e-2, 1e-1, 1].forEach((value, i) => expect(values[i]! / value).toBeCloseTo(1, 12));
    expect([values[0], values[4]]).toEqual([1e-4, 1]);
  });

  it('takes every integer, or as many as there are levels, each once', () => {
    const wide: NumericDimension = { kind: 'integer', name: 'width', minimum: 8, maximum: 512, log: true };
    expect(list([layers])).toEqual([{ layers: 1 }, { layers: 2 }, { layers: 3 }]);
    expect(list([layers], { layers: 7 })).toEqual(list([layers]));
    expect(gridPoints([wide]).size).toBe(505);
    const widths = list([wide], { width: 4 }).map(({ width }) => width);
    expect(widths).toEqual([8, 32, 128, 512]); // 8 · 4^k
  });

  it('takes the middle of the scale for one level, and both ends for two', () => {
    expect(list([rate], { rate: 1 })[0]!['rate']).toBeCloseTo(1e-2, 12);
    expect(list([rate], { rate: 2 })).toEqual([{ rate: 1e-4 }, { rate: 1 }]);
  });

  it('turns the last dimension fastest', () => {
    const space: SearchSpace = [{ kind: 'choice', name: 'a', options: 2 }, layers];
    expect(list(space).map(({ a, layers: l }) => [a, l])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
  });

  it('counts a combination without a dimension once: the combinations of nested loops, in their order', () => {
    const expected: Point[] = [];
    for (const model of [0, 1, 2]) {
      for (const depth of model === 0 ? [NaN] : [1, 2, 3]) {
        for (const flow of model === 2 ? [0, 1] : [NaN]) {
          for (const value of flow === 1 ? [1e-4, 1] : [NaN]) {
            for (const optimizer of [0, 1]) {
              const all = Object.entries({ model, depth, flow, rate: value, optimizer });
              expected.push(Object.fromEntries(all.filter(([, number]) => !Number.isNaN(number))));
            }
          }
        }
      }
    }
    expect(list(conditional, { rate: 2 })).toEqual(expected);
    expect(expected).toHaveLength(2 * (1 + 3 + 3 * (1 + 2)));
  });

  it('reaches the last of 10^15 combinations without a list of them', () => {
    const space = ['a', 'b', 'c'].map((name): NumericDimension => ({ ...layers, name, minimum: 0, maximum: 99_999 }));
    const { size, at } = gridPoints(space);
    expect(size).toBe(1e15);
    expect(at(1e15 - 2)).toEqual({ a: 99_999, b: 99_999, c: 99_998 });
  });

  it('counts forty choices that conditions ask about in a moment', () => {
    const chain = Array.from({ length: 40 }, (_, i) => ({
      kind: 'choice' as const,
      name: `c${i}`,
      options: 2,
      ...(i > 0 && { when: { name: `c${i - 1}`, isOneOf: [1] } }),
    }));
    expect(gridPoints(chain).size).toBe(41);
  });

  it('of an empty space is one empty point', () => {
    expect(list([])).toEqual([{}]);
  });

  it('refuses an index outside, and levels that mean nothing', () => {
    for (const index of [-1, 5, NaN]) expect(() => gridPoints([rate]).at(index)).toThrow('expected one below 5');
    expect(() => gridPoints([rate], { rates: 3 })).toThrow('levels are given for rates');
    expect(() => gridPoints(conditional, { model: 2 })).toThrow('levels are given for model');
    for (const count of [0, 2.5, NaN])
      expect(() => gridPoints([rate], { rate: count })).toThrow('a whole number above');
  });
});

describe('gridSampler', () => {
  it('gives the point of its number, and begins again after the last', () => {
    const sample = gridSampler({ rate: 2 });
    const { size, at } = gridPoints(conditional, { rate: 2 });
    for (const number of [0, 7, size - 1, size, size + 3]) {
      const point = sample({ space: conditional, trials: [], objectives: 1, seed: 9, number });
      expect(point).toEqual(at(number % size));
    }
  });
});

function list(space: SearchSpace, levels = {}): Point[] {
  const { size, at } = gridPoints(space, levels);
  return Array.from({ length: size }, (_, i) => at(i));
}
