import type { SeededFigure } from './text-mining.ts';

/** A figure of three decimals; a dash where there is none. */
export function readableFigure(figure: number | null): string {
  return figure === null || Number.isNaN(figure) ? '–' : figure.toFixed(3).replace('-', '−');
}

/** A mean with its standard deviation over seeds. */
export function readableSeeded(figure: SeededFigure | null): string {
  if (figure === null) return '–';
  const { mean, standardDeviation } = figure;
  return standardDeviation === null
    ? readableFigure(mean)
    : `${readableFigure(mean)} ± ${readableFigure(standardDeviation)}`;
}
