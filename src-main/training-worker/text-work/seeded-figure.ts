import type { SeededFigure } from '#shared/contract/text-mining.ts';

/** Mean and standard deviation over seeds, of those that have a figure; null where none has. */
export function seededFigure(figures: readonly (number | null)[]): SeededFigure | null {
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, figure) => sum + figure, 0) / known.length;
  if (known.length === 1) return { mean, standardDeviation: null };
  const squares = known.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  return { mean, standardDeviation: Math.sqrt(squares / (known.length - 1)) };
}
