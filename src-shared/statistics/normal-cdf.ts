/**
 * The probability that a standard normal variable stays below x; small values keep their digits. Relative error about
 * 1e-14. Source: Abramowitz & Stegun 1964, eq. 26.2.11 (series) near 0 and 26.2.14 (continued fraction) far from it.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) < 2) return 0.5 + density * oddSeries(x);
  const tail = density === 0 ? 0 : density * millsRatio(Math.abs(x));
  return x < 0 ? tail : 1 - tail;
}

/** x + x³/3 + x⁵/(3·5) + … */
function oddSeries(x: number): number {
  let sum = 0;
  for (let term = x, k = 3; sum + term !== sum; k += 2) {
    sum += term;
    term *= (x * x) / k;
  }
  return sum;
}

/** 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out; 160 terms are enough from x = 2 on. */
function millsRatio(x: number): number {
  let denominator = x;
  for (let k = 160; k > 0; k--) denominator = x + k / denominator;
  return 1 / denominator;
}
