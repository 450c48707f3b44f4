/**
 * Outline of a histogram in a box of `bins.length` × 1 with y downwards. Counts are drawn by ln(1 + count)
 * where asked: in images of digits eight of ten pixels are 0, and on a plain scale nothing else would be seen.
 */
export function histogramPath(bins: readonly number[], isLogScale: boolean): string {
  const heights = bins.map((count) => (isLogScale ? Math.log1p(Math.max(0, count)) : Math.max(0, count)));
  const largest = heights.reduce((most, height) => Math.max(most, height), 0);
  if (largest === 0) return `M0 1H${bins.length}`;
  const steps = heights.map((height, i) => `V${Number((1 - height / largest).toFixed(5))}H${i + 1}`);
  return `M0 1${steps.join('')}V1Z`;
}
