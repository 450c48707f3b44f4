import { regularizedIncompleteBeta } from './incomplete-beta.ts';

/**
 * The probability that Student's t with so many degrees of freedom (above 0, not necessarily whole) stays below t. Small
 * values keep their digits, so that a two-sided p value is `2 * studentTCdf(-Math.abs(t), degrees)`. NaN where it is not
 * defined. Source: Abramowitz & Stegun 1964, eq. 26.7.1 with 26.5.27.
 */
export function studentTCdf(t: number, degrees: number): number {
  if (!(degrees > 0 && degrees < Infinity) || Number.isNaN(t)) return NaN;
  const tail = regularizedIncompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t that `studentTCdf` gives p for, by bisection; −Infinity at 0, Infinity at 1, NaN outside. */
export function studentTQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1) || !(degrees > 0 && degrees < Infinity)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  return p < 0.5 ? -sizeBeyond(p, degrees) : sizeBeyond(1 - p, degrees);
}

/** The positive t that is exceeded with probability `tail`. */
function sizeBeyond(tail: number, degrees: number): number {
  let [near, far] = [0, 1]; // the tail beyond `near` is larger, the tail beyond `far` smaller
  while (studentTCdf(-far, degrees) > tail) [near, far] = [far, 2 * far];
  for (;;) {
    const middle = near + (far - near) / 2;
    if (!(middle > near && middle < far)) return middle;
    if (studentTCdf(-middle, degrees) > tail) near = middle;
    else far = middle;
  }
}
