import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { curveDomain } from '#renderer/charts/curve-domain.ts';

function domainOf(curves: readonly (readonly number[])[], tones: readonly number[] = curves.map(() => 0)) {
  const ys = Float64Array.from(curves.flat());
  const offsets = Int32Array.from({ length: curves.length + 1 }, (_, i) => curves.slice(0, i).flat().length);
  const y: AxisColumn = {
    id: 'y',
    label: 'y',
    unit: '',
    values: ys,
    scale: 'linear',
    choices: [],
    range: [0, 1],
  };
  return curveDomain(y, { offsets, xs: ys.map((_, i) => i), ys }, Uint8Array.from(tones));
}

test('the ends of the curves are in, with as much again above them; the steep beginnings are not', () => {
  const curves = [
    [500, 110, 100],
    [520, 112, 104],
    [480, 115, 108],
  ];
  const [low, high] = domainOf(curves);
  expect(low).toBe(100); // no curve is lower
  expect(high).toBeGreaterThanOrEqual(116);
  expect(high).toBeLessThan(200);
});

test('where all is near, all is in', () => {
  expect(
    domainOf([
      [3, 2, 1],
      [4, 3, 3],
    ]),
  ).toEqual([1, 4]);
});

test('a curve that explodes, or was given up on early, does not move the axis', () => {
  const curves = Array.from({ length: 12 }, (_, i) => [140, 100 + i]);
  const plain = domainOf(curves);
  expect(domainOf([...curves, [140, 1e8]])[1]).toBeLessThan(plain[1] + 20);
  expect(domainOf([...curves, [400]], [...curves.map(() => 0), 1])[1]).toBeLessThan(plain[1] + 20);
});

test('equal ends and no ends have a domain', () => {
  const [low, high] = domainOf([[100], [100]]);
  expect(low < 100 && high > 100).toBe(true);
  expect(domainOf([])).toEqual([0, 1]);
  expect(domainOf([[NaN]])).toEqual([0, 1]);
});
