import type { PortionedWork } from './portioned-work.ts';

/** A smooth function at a point: gives its value and writes its gradient. (P), (P) */
export type SmoothFunction = (point: Float64Array, gradient: Float64Array) => number;

export interface SmoothMinimum {
  readonly point: Float64Array;
  readonly value: number;
  /** Of the gradient, the largest absolute value. */
  readonly gradientSize: number;
  readonly steps: number;
  /** Whether the gradient came below the tolerance, before the steps or the digits of a float64 were used up. */
  readonly converged: boolean;
}

export interface SmoothMinimumOptions {
  readonly tolerance: number;
  readonly mostSteps: number;
}

/** What a step taught of the curvature: how point and gradient changed, and 1 / (change of both). */
interface Change {
  readonly ofPoint: Float64Array;
  readonly ofGradient: Float64Array;
  readonly inverseProduct: number;
}

const remembered = 10;

/**
 * The minimum of a smooth convex function, by limited-memory BFGS (Nocedal & Wright 2006, algorithms 7.4 and 7.5) with
 * steps halved until the value falls enough (Armijo, eq. 3.4). Draws nothing: the same function gives the same bits.
 * Looks up before every step, with the share of the most steps that were taken. Throws on a start where value or gradient is
 * not finite.
 */
export function* smoothMinimum(
  smoothFunction: SmoothFunction,
  start: Float64Array,
  { tolerance, mostSteps }: SmoothMinimumOptions,
): PortionedWork<SmoothMinimum> {
  let point = Float64Array.from(start);
  let gradient = new Float64Array(point.length);
  let value = smoothFunction(point, gradient);
  if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) {
    throw new Error(`smoothMinimum: value or gradient at the start is not finite; the value is ${value}`);
  }
  let changes: Change[] = [];
  for (let step = 0; ; step++) {
    const gradientSize = largest(gradient);
    const converged = gradientSize <= tolerance;
    if (converged || step === mostSteps) return { point, value, gradientSize, steps: step, converged };
    yield step / mostSteps;
    const direction = descentDirection(gradient, changes);
    const next = lowerPoint(smoothFunction, { point, value, slope: product(gradient, direction) }, direction);
    if (!next) {
      if (changes.length === 0) return { point, value, gradientSize, steps: step, converged };
      changes = []; // a curvature that misleads: once more along the gradient alone
      continue;
    }
    const ofPoint = next.point.map((x, i) => x - point[i]!);
    const ofGradient = next.gradient.map((g, i) => g - gradient[i]!);
    const curvature = product(ofPoint, ofGradient);
    // without positive curvature the next direction might lead uphill
    if (curvature > 1e-10 * product(ofGradient, ofGradient)) {
      changes = [...changes.slice(1 - remembered), { ofPoint, ofGradient, inverseProduct: 1 / curvature }];
    }
    ({ point, value, gradient } = next);
  }
}

/** Minus the gradient, bent by what is known of the curvature: the two-loop recursion. (P) */
function descentDirection(gradient: Float64Array, changes: readonly Change[]): Float64Array {
  const direction = gradient.map((g) => -g);
  const latest = changes.at(-1);
  if (!latest) {
    const length = Math.sqrt(product(gradient, gradient));
    return length > 1 ? direction.map((d) => d / length) : direction; // the first step has no scale of its own
  }
  const shares = changes.map(() => 0);
  for (let i = changes.length - 1; i >= 0; i--) {
    const { ofPoint, ofGradient, inverseProduct } = changes[i]!;
    shares[i] = inverseProduct * product(ofPoint, direction);
    add(direction, -shares[i]!, ofGradient);
  }
  const scale = 1 / (latest.inverseProduct * product(latest.ofGradient, latest.ofGradient));
  direction.forEach((d, i) => (direction[i] = d * scale));
  changes.forEach(({ ofPoint, ofGradient, inverseProduct }, i) => {
    add(direction, shares[i]! - inverseProduct * product(ofGradient, direction), ofPoint);
  });
  return direction;
}

interface LowerPoint {
  readonly point: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly value: number;
}

/** The first of the steps 1, 1/2, 1/4, … along the direction that lowers the value enough; undefined if none does. */
function lowerPoint(
  smoothFunction: SmoothFunction,
  { point, value, slope }: { readonly point: Float64Array; readonly value: number; readonly slope: number },
  direction: Float64Array,
): LowerPoint | undefined {
  if (!(slope < 0)) return undefined;
  for (let step = 1; step > 1e-12; step /= 2) {
    const tried = Float64Array.from(point, (x, i) => x + step * direction[i]!);
    const gradient = new Float64Array(point.length);
    const reached = smoothFunction(tried, gradient);
    if (reached <= value + 1e-4 * step * slope) return { point: tried, gradient, value: reached };
  }
  return undefined;
}

function product(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += first[i]! * second[i]!;
  return sum;
}

function add(sums: Float64Array, scale: number, values: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += scale * values[i]!;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
