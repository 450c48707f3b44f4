/** Functions with known minima, as the literature of optimization writes them. */

/** Branin (Dixon & Szegö 1978): x in [−5, 10], y in [0, 15]; three minima of 0.397887. */
export function branin(x: number, y: number): number {
  const bowl = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
  return bowl ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

/** Hartmann (1973) in 6 dimensions, each in [0, 1]; its minimum is −3.32237. */
export function hartmann6(x: readonly number[]): number {
  const alpha = [1, 1.2, 3, 3.2];
  const a = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ];
  const p = [
    [1312, 1696, 5569, 124, 8283, 5886],
    [2329, 4135, 8307, 3736, 1004, 9991],
    [2348, 1451, 3522, 2883, 3047, 6650],
    [4047, 8828, 8732, 5743, 1091, 381],
  ];
  return -alpha.reduce((sum, weight, i) => {
    const distance = x.reduce((inner, value, j) => inner + a[i]![j]! * (value - p[i]![j]! / 10_000) ** 2, 0);
    return sum + weight * Math.exp(-distance);
  }, 0);
}

/** The sphere: 0 at the origin. */
export function sphere(x: readonly number[]): number {
  return x.reduce((sum, value) => sum + value ** 2, 0);
}

/** Rosenbrock (1960): 0 at (1, …, 1), at the end of a curved valley. */
export function rosenbrock(x: readonly number[]): number {
  return x.slice(1).reduce((sum, next, i) => sum + 100 * (next - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0);
}

/** ZDT1 (Zitzler, Deb & Thiele 2000), each in [0, 1]: the front is (f, 1 − √f), where all but the first are 0. */
export function zdt1(x: readonly number[]): readonly [number, number] {
  const g = 1 + (9 * x.slice(1).reduce((sum, value) => sum + value, 0)) / (x.length - 1);
  return [x[0]!, g * (1 - Math.sqrt(x[0]! / g))];
}
