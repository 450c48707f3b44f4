import type uPlot from 'uplot';
import { formatNumber } from '#renderer/formatting/number.ts';
import { fittedPart, paddedRange, valueRange } from './fitted-range.ts';
import type { Range } from './zoom-range.ts';

export interface LineStyle {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
  /** The raw points behind a smoothed curve. */
  readonly isGhost: boolean;
}

export interface ChartColors {
  readonly text: string;
  readonly grid: string;
  /** Fills the middle of a marked point. */
  readonly ground: string;
  readonly font: string;
}

interface Handlers {
  readonly onzoom: (range: Range | null) => void;
  /** Index into the common places; null when the pointer has left. */
  readonly oncursor: (index: number | null) => void;
  /** x before which the vertical axis does not look; null looks at all. */
  readonly fitFrom: () => number | null;
}

interface Look {
  readonly lines: readonly LineStyle[];
  readonly colors: ChartColors;
  readonly width: number;
  readonly height: number;
  /** Charts with the same key move their cursors together. */
  readonly syncKey: string;
}

/** How the plot is drawn, and what its gestures mean: drag zooms x, a double click shows all. */
export function lineChartOptions({ lines, colors, width, height, syncKey }: Look, handlers: Handlers): uPlot.Options {
  const axis = {
    stroke: colors.text,
    font: `11px ${colors.font}`,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { show: false },
    border: { show: false },
  };
  return {
    width,
    height,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: (_, min, max) => (min === max ? [min, min + 1] : [min, max]) },
      y: { range: (plot) => verticalRange(plot, handlers.fitFrom()) },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 4,
        space: 64,
        incrs: wholeSteps,
        values: (_, ticks) => ticks.map((tick) => formatNumber(tick)),
        grid: { show: false },
      },
      { ...axis, size: 52, gap: 8, space: 36, values: (_, ticks) => ticks.map((tick) => formatNumber(tick)) },
    ],
    cursor: {
      sync: { key: syncKey, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 7, width: 2, fill: colors.ground },
      bind: {
        dblclick: () => () => {
          handlers.onzoom(null);
          return null;
        },
      },
    },
    series: [{}, ...lines.map((line) => lineOptions(line, colors.ground))],
    hooks: {
      setCursor: [(plot) => handlers.oncursor(plot.cursor.idx ?? null)],
      setSelect: [(plot) => zoomToSelection(plot, handlers)],
    },
  };
}

/** Epochs and steps are whole: 1, 2, 5, 10 … apart. */
const wholeSteps = Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((multiple) => multiple * 10 ** power)).flat();

function lineOptions({ label, color, dash, isGhost }: LineStyle, ground: string): uPlot.Series {
  return {
    label,
    stroke: color,
    alpha: isGhost ? 0.25 : 1,
    width: isGhost ? 1 : 1.5,
    dash: [...dash],
    spanGaps: true,
    points: { fill: ground, show: (plot, index, first, last) => !isGhost && showsPoints(plot, index, last - first) },
  };
}

/** Few points are marked, so that a curve of one or two can be seen at all. */
function showsPoints(plot: uPlot, index: number, count: number): boolean {
  if (count > 15) return false;
  const values = plot.data[index];
  return values !== undefined && plot.bbox.width / Math.max(1, count) > 12 * devicePixelRatio;
}

/** Fits the vertical axis to what is seen, without the start where that is asked for. */
function verticalRange(plot: uPlot, fitFrom: number | null): uPlot.Range.MinMax {
  const [xs = [], ...columns] = plot.data;
  const { min, max } = plot.scales['x']!;
  const visible = { min: min ?? -Infinity, max: max ?? Infinity };
  const [low, high] = paddedRange(valueRange(xs, columns as ArrayLike<number | null>[], fittedPart(visible, fitFrom))); // gaps are null here
  return [low, high];
}

function zoomToSelection(plot: uPlot, { onzoom }: Handlers): void {
  const { left, width } = plot.select;
  if (width < 4) return;
  onzoom({ min: plot.posToVal(left, 'x'), max: plot.posToVal(left + width, 'x') });
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}
