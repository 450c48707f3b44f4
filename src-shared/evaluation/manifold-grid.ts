import { normalQuantile } from '#shared/statistics/normal-quantile.ts';

/**
 * Codes on a square grid that covers the prior N(0, I) of two dimensions with equal probability per cell (Kingma &
 * Welling 2014, appendix A): quantiles at the middles of `side` equal shares. Rows as in a picture: the first has the
 * largest z₂, and z₁ grows from left to right. Row-major (side², 2)
 */
export function manifoldGrid(side: number): Float32Array {
  const quantiles = Array.from({ length: side }, (_, i) => normalQuantile((i + 0.5) / side));
  const rows = quantiles.toReversed();
  return Float32Array.from(rows.flatMap((second) => quantiles.flatMap((first) => [first, second])));
}
