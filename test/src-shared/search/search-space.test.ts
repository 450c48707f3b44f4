import { buildPoint, fromUnit, isActive, toUnit } from '#shared/search/search-space.ts';
import type { NumericDimension, SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';

const float: NumericDimension = { kind: 'float', name: 'x', minimum: -5, maximum: 10, log: false };
const logFloat: NumericDimension = { kind: 'float', name: 'rate', minimum: 1e-4, maximum: 1, log: true };
const integer: NumericDimension = { kind: 'integer', name: 'layers', minimum: 1, maximum: 4, log: false };
const logInteger: NumericDimension = { kind: 'integer', name: 'width', minimum: 1, maximum: 512, log: true };

describe('toUnit and fromUnit', () => {
  it.each([
    [float, -5, 0],
    [float, 2.5, 0.5],
    [float, 10, 1],
    [logFloat, 1e-4, 0],
    [logFloat, 1e-2, 0.5],
    [integer, 1, 0.125],
    [integer, 4, 0.875],
    [logInteger, 1, Math.log(2) / Math.log(1025)],
  ])('of %o: %d stands at %d', (dimension, value, unit) => {
    expect(toUnit(dimension, value)).toBeCloseTo(unit, 12);
    expect(fromUnit(dimension, unit)).toBeCloseTo(value, 12);
  });

  it.each([integer, logInteger])('return every integer of %o to itself', (dimension) => {
    for (let value = dimension.minimum; value <= dimension.maximum; value++) {
      expect(fromUnit(dimension, toUnit(dimension, value))).toBe(value);
    }
  });

  it('give every integer an equal share of the interval', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 1000; i++) counts[fromUnit(integer, (i + 0.5) / 1000) - 1]! += 1;
    expect(counts).toEqual([250, 250, 250, 250]);
  });

  it('give a log integer the share of the logarithm that its ends span', () => {
    const ones = Array.from({ length: 10_000 }, (_, i) => fromUnit(logInteger, (i + 0.5) / 10_000));
    const expected = Math.log(1.5 / 0.5) / Math.log(512.5 / 0.5);
    expect(ones.filter((value) => value === 1).length / 10_000).toBeCloseTo(expected, 3);
  });

  it.each([float, logFloat, integer, logInteger])('keep %o inside its ends, whatever the place', (dimension) => {
    for (const unit of [-Infinity, -1, 0, 1, 2, Infinity]) {
      expect(fromUnit(dimension, unit)).toBeCloseTo(unit <= 0 ? dimension.minimum : dimension.maximum, 12);
      expect(fromUnit(dimension, unit)).toBeLessThanOrEqual(dimension.maximum);
      expect(fromUnit(dimension, unit)).toBeGreaterThanOrEqual(dimension.minimum);
    }
  });

  it('put the only value of a dimension in the middle', () => {
    const only: NumericDimension = { ...float, minimum: 3, maximum: 3 };
    expect(toUnit(only, 3)).toBe(0.5);
    expect(fromUnit(only, 0.2)).toBe(3);
  });
});

describe('buildPoint', () => {
  const space: SearchSpace = [
    { kind: 'choice', name: 'prior', options: 3 },
    { kind: 'choice', name: 'flow', options: 2, when: { name: 'prior', isOneOf: [1, 2] } },
    { ...integer, name: 'steps', when: { name: 'flow', isOneOf: [1] } },
  ];

  it.each([
    [{ prior: 0, flow: 1, steps: 4 }, { prior: 0 }],
    [
      { prior: 1, flow: 0, steps: 4 },
      { prior: 1, flow: 0 },
    ],
    [
      { prior: 2, flow: 1, steps: 4 },
      { prior: 2, flow: 1, steps: 4 },
    ],
  ])('of %o keeps what is active: %o', (values: Readonly<Record<string, number>>, expected) => {
    expect(buildPoint(space, ({ name }) => values[name]!)).toEqual(expected);
  });

  it('asks in order, and only for dimensions that are active', () => {
    const asked: string[] = [];
    buildPoint(space, ({ name }) => (asked.push(name), 0));
    expect(asked).toEqual(['prior']);
  });

  it('of an empty space is empty', () => {
    expect(buildPoint([], () => 1)).toEqual({});
  });
});

describe('isActive', () => {
  it('is false where the choice that is asked about is not in the point', () => {
    const dimension: NumericDimension = { ...float, when: { name: 'prior', isOneOf: [0] } };
    expect(isActive(dimension, {})).toBe(false);
    expect(isActive(dimension, { prior: 1 })).toBe(false);
    expect(isActive(dimension, { prior: 0 })).toBe(true);
    expect(isActive(float, {})).toBe(true);
  });
});
