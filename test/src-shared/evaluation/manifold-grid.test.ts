import { manifoldGrid } from '#shared/evaluation/manifold-grid.ts';
import { describe, expect, it } from 'vitest';

describe('manifoldGrid', () => {
  it('places two by two codes at the quartiles ±0.67449, the first row on top', () => {
    const q = Math.fround(0.6744897501960817);
    expect([...manifoldGrid(2)]).toEqual([-q, q, q, q, -q, -q, q, -q]);
  });

  it('has the mean of the prior and nearly its variance: the grid covers the prior evenly', () => {
    const grid = manifoldGrid(100);
    const first = grid.filter((_, i) => i % 2 === 0);
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    const variance = first.reduce((sum, value) => sum + value * value, 0) / first.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeGreaterThan(0.97);
    expect(variance).toBeLessThan(1);
  });

  it('is the origin for one code and empty for none', () => {
    expect([...manifoldGrid(1)]).toEqual([0, 0]);
    expect(manifoldGrid(0).length).toBe(0);
  });
});
