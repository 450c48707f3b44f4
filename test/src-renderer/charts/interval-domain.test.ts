import { expect, test } from 'vitest';
import { intervalDomain } from '#renderer/charts/interval-domain.ts';

const row = (value: number, lower: number, upper: number) => ({ value, lower, upper });

test('bars begin at 0 and whiskers are whole, on both sides', () => {
  expect(intervalDomain([row(0.5, 0.4, 0.7), row(0.1, -0.1, 0.3)])).toEqual({ minimum: -0.1, maximum: 0.7 });
  expect(intervalDomain([row(-3, -4, -2)])).toEqual({ minimum: -4, maximum: 0 });
});

test('what is no number is passed over, and nothing spans 0 to 1', () => {
  expect(intervalDomain([row(NaN, NaN, Infinity), row(2, NaN, NaN)])).toEqual({ minimum: 0, maximum: 2 });
  expect(intervalDomain([])).toEqual({ minimum: 0, maximum: 1 });
  expect(intervalDomain([row(0, 0, 0)])).toEqual({ minimum: 0, maximum: 1 });
});
