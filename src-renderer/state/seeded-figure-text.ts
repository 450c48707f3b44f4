import type { SeededFigure } from '#shared/contract/text-mining.ts';

/** A figure with three decimals; a dash where there is none. */
export function figureText(figure: number | null): string {
  return figure === null || Number.isNaN(figure) ? '–' : figure.toFixed(3).replace('-', '−');
}

/** A mean with its standard deviation over seeds. */
export function seededText(figure: SeededFigure | null): string {
  if (figure === null) return '–';
  const { mean, standardDeviation } = figure;
  return standardDeviation === null ? figureText(mean) : `${figureText(mean)} ± ${figureText(standardDeviation)}`;
}
