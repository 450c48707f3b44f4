/**
 * Exponential moving average with the start corrected: m_t = w·m_{t−1} + (1 − w)·x_t over 1 − w^t, as in Adam (Kingma &
 * Ba 2015, algorithm 1), so that the curve does not begin at 0. `weight` in [0, 1); a NaN is passed on and skipped.
 */
export function smoothExponentially(values: Float64Array, weight: number): Float64Array<ArrayBuffer> {
  if (!(weight >= 0 && weight < 1))
    throw new Error(`smoothExponentially: weight is ${weight}, expected 0 ≤ weight < 1`);
  const smoothed = new Float64Array(values.length);
  let mean = 0;
  let decay = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      smoothed[i] = NaN;
      continue;
    }
    mean = weight * mean + (1 - weight) * value;
    decay *= weight;
    smoothed[i] = mean / (1 - decay);
  }
  return smoothed;
}
