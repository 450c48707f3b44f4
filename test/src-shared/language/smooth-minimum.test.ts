import { atOnce } from '#shared/language/portioned-work.ts';
import { smoothMinimum } from '#shared/language/smooth-minimum.ts';
import type { SmoothFunction } from '#shared/language/smooth-minimum.ts';
import { describe, expect, it } from 'vitest';

/** Σ scale (x − place)² / 2, with scales that differ by a million. */
const places = [3, -2, 0.5, 100];
const scales = [1, 1000, 1e-3, 10];
const bowl: SmoothFunction = (point, gradient) => {
  let value = 0;
  point.forEach((x, i) => {
    gradient[i] = scales[i]! * (x - places[i]!);
    value += (scales[i]! * (x - places[i]!) ** 2) / 2;
  });
  return value;
};

const rosenbrock: SmoothFunction = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

const options = { tolerance: 1e-8, mostSteps: 500 };

describe('smoothMinimum', () => {
  it('finds the bottom of a bowl that is a million times steeper in one direction', () => {
    const { point, converged, gradientSize } = atOnce(smoothMinimum(bowl, new Float64Array(4), options));
    expect(converged).toBe(true);
    expect(gradientSize).toBeLessThanOrEqual(1e-8);
    point.forEach((x, i) => expect(x).toBeCloseTo(places[i]!, 4));
  });

  it('finds the end of a curved valley in few steps', () => {
    const { point, value, steps } = atOnce(smoothMinimum(rosenbrock, Float64Array.of(-1.2, 1), options));
    expect(point[0]).toBeCloseTo(1, 7);
    expect(point[1]).toBeCloseTo(1, 7);
    expect(value).toBeLessThan(1e-14);
    expect(steps).toBeLessThan(60);
  });

  it('stops at once at a minimum and after the most steps, and leaves its start alone', () => {
    const minimum = atOnce(smoothMinimum(bowl, Float64Array.from(places), options));
    expect(minimum).toMatchObject({ steps: 0, converged: true, value: 0 });
    const start = Float64Array.of(-1.2, 1);
    expect(atOnce(smoothMinimum(rosenbrock, start, { ...options, mostSteps: 3 }))).toMatchObject({
      steps: 3,
      converged: false,
    });
    expect([...start]).toEqual([-1.2, 1]);
  });

  it('says that it did not converge where the digits of a float64 are used up', () => {
    const result = atOnce(
      smoothMinimum(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-300, mostSteps: 10_000 }),
    );
    expect(result.point[0]).toBeCloseTo(1, 6);
    expect(result.steps).toBeLessThan(10_000);
  });

  it('looks up before every step', () => {
    const steps = smoothMinimum(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-8, mostSteps: 4 });
    const looks = Array.from(steps); // yields alone, without the result
    expect(looks).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it('throws on a start that is not finite', () => {
    expect(() => atOnce(smoothMinimum(bowl, Float64Array.of(NaN, 0, 0, 0), options))).toThrow('not finite');
  });
});
