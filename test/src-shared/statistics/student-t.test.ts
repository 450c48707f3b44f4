import { studentTCdf, studentTQuantile } from '#shared/statistics/student-t.ts';
import { describe, expect, it } from 'vitest';

describe('studentTCdf', () => {
  it.each([
    [-2, 3, 0.06966298427942152],
    [1.5, 7.3, 0.912218453598457],
    [-40, 2, 0.0003122073360923703],
    [-12, 50, 1.2311903126662716e-16],
    [0.001, 9, 0.5003880348370133],
  ])('at %d for %d degrees of freedom is the tabulated value', (t, degrees, expected) => {
    expect(Math.abs(studentTCdf(t, degrees) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is the closed forms of 1, 2 and 4 degrees of freedom', () => {
    for (const t of [-300, -3, -0.2, 0, 0.5, 1, 7, 1000]) {
      expect(studentTCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
      const sine = t / Math.sqrt(2 + t * t);
      expect(studentTCdf(t, 2)).toBeCloseTo(0.5 + sine / 2, 14);
      const sine4 = t / Math.sqrt(4 + t * t);
      expect(studentTCdf(t, 4)).toBeCloseTo(0.5 + (3 * sine4 - sine4 ** 3) / 4, 14);
    }
  });

  it('agrees with the numerically integrated density', () => {
    for (const degrees of [3, 5.5, 30]) {
      const area = simpson((t) => (1 + (t * t) / degrees) ** (-(degrees + 1) / 2), 0, 1.7);
      const half = simpson((u) => Math.cos(u) ** (degrees - 1), 0, Math.PI / 2) * Math.sqrt(degrees); // t = √degrees · tan u
      expect(studentTCdf(1.7, degrees)).toBeCloseTo(0.5 + (0.5 * area) / half, 10);
    }
  });

  it('is NaN where it is not defined', () => {
    for (const [t, degrees] of [
      [NaN, 3],
      [1, 0],
      [1, -1],
      [1, Infinity],
    ] as const) {
      expect(studentTCdf(t, degrees)).toBeNaN();
    }
    expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3)]).toEqual([0, 1]);
  });
});

describe('studentTQuantile', () => {
  it.each([
    [0.975, 1, 12.7062047362],
    [0.975, 2, 4.30265272975],
    [0.975, 5, 2.57058183564],
    [0.95, 10, 1.81246112281],
    [0.995, 3, 5.84090930973],
    [0.975, 30, 2.0422724563],
    [0.975, 120, 1.97993040508],
    [0.999, 17.776, 3.61799479508],
    [1e-10, 4, -416.17514033],
    [0.6, 0.5, 0.3979754267848],
    [0.975, 1e6, 1.95996635682],
  ])('at %d for %d degrees of freedom is the tabulated %d', (p, degrees, expected) => {
    expect(Math.abs(studentTQuantile(p, degrees) / expected - 1)).toBeLessThan(1e-9);
  });

  it('inverts the distribution function and is antisymmetric', () => {
    for (const degrees of [0.7, 1, 4, 25, 400]) {
      for (const p of [1e-6, 0.01, 0.3, 0.5, 0.8, 0.999]) {
        expect(studentTCdf(studentTQuantile(p, degrees), degrees)).toBeCloseTo(p, 12);
        const mirrored = -studentTQuantile(1 - p, degrees);
        expect(Math.abs(studentTQuantile(p, degrees) - mirrored)).toBeLessThanOrEqual(1e-9 * Math.abs(mirrored));
      }
    }
  });

  it('is infinite at 0 and 1, and NaN where there is no probability', () => {
    expect([studentTQuantile(0, 3), studentTQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
    for (const p of [-0.1, 1.1, NaN]) expect(studentTQuantile(p, 3)).toBeNaN();
    expect(studentTQuantile(0.3, 0)).toBeNaN();
  });
});

function simpson(f: (x: number) => number, from: number, to: number): number {
  const steps = 2000;
  const width = (to - from) / steps;
  let total = f(from) + f(to);
  for (let i = 1; i < steps; i++) total += (i % 2 === 1 ? 4 : 2) * f(from + i * width);
  return (total * width) / 3;
}
