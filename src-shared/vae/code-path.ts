/**
 * Codes at even steps from one to the other, both included: on a straight line, or at an even angle as seen from 0
 * (Shoemake 1985), where lengths between stay those of draws from the prior. (steps, Z)
 */
export function codePath(
  from: Float32Array,
  to: Float32Array,
  { steps, path }: { readonly steps: number; readonly path: 'linear' | 'spherical' },
): Float32Array {
  if (!(Number.isInteger(steps) && steps >= 2)) throw new Error(`codePath: steps is ${steps}, expected 2 or more`);
  const angle = path === 'linear' ? 0 : angleBetween(from, to);
  const codes = new Float32Array(steps * from.length);
  for (let step = 0; step < steps; step++) {
    const [ofFrom, ofTo] = weights(step / (steps - 1), angle);
    from.forEach((value, i) => (codes[step * from.length + i] = ofFrom * value + ofTo * to[i]!));
  }
  return codes;
}

/** Along a line where there is no angle, and where opposite codes have no arc between them: sin would be 0. */
function weights(at: number, angle: number): readonly [from: number, to: number] {
  const sine = Math.sin(angle);
  if (sine < 1e-6) return [1 - at, at];
  return [Math.sin((1 - at) * angle) / sine, Math.sin(at * angle) / sine];
}

/** 0 where one of them is 0. */
function angleBetween(a: Float32Array, b: Float32Array): number {
  const product = Math.hypot(...a) * Math.hypot(...b);
  if (product === 0) return 0;
  const cosine = a.reduce((sum, value, i) => sum + value * b[i]!, 0) / product;
  return Math.acos(Math.min(1, Math.max(-1, cosine))); // rounding may lead beyond ±1
}
