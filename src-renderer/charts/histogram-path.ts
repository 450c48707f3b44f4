/**
 * Outline of a histogram in a box of `bins.length` × 1 with y downwards. Counts are drawn by their square root where
 * asked: in images of digits nine of ten pixels are 0, and on a plain scale nothing else would be seen.
 */
export function histogramPath(bins: readonly number[], isRootScale: boolean): string {
  const heights = bins.map((count) => (isRootScale ? Math.sqrt(Math.max(0, count)) : Math.max(0, count)));
  const largest = heights.reduce((most, height) => Math.max(most, height), 0);
  if (largest === 0) return `M0 1H${bins.length}`;
  const steps = heights.map((height, i) => `V${Number((1 - height / largest).toFixed(5))}H${i + 1}`);
  return `M0 1${steps.join('')}V1Z`;
}
