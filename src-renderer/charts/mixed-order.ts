/**
 * 0 … count − 1 in an order in which neighbors lie far from each other, always the same: points that are drawn so do not
 * hide what comes earlier in a sorted file. Multiples of about the golden ratio times the count, modulo the count.
 */
export function mixedOrder(count: number): Int32Array {
  let step = Math.max(1, Math.round(0.6180339887 * count));
  while (greatestCommonDivisor(step, count) > 1) step++; // else some would come twice
  return Int32Array.from({ length: count }, (_, i) => (i * step) % count);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
