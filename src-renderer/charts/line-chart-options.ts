import type uPlot from 'uplot';
import { formatNumber } from '#renderer/formatting/number.ts';
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
  readonly font: string;
}

interface Handlers {
  readonly onzoom: (range: Range | null) => void;
  /** Index into the common places; null when the pointer has left. */
  readonly oncursor: (index: number | null) => void;
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
    scales: { x: { time: false }, y: { range: paddedRange } },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 4,
        space: 64,
        values: (_, ticks) => ticks.map((tick) => formatNumber(tick)),
        grid: { show: false },
      },
      { ...axis, size: 52, gap: 8, space: 36, values: (_, ticks) => ticks.map((tick) => formatNumber(tick)) },
    ],
    cursor: {
      sync: { key: syncKey, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 7, width: 2 },
      bind: {
        dblclick: () => () => {
          handlers.onzoom(null);
          return null;
        },
      },
    },
    series: [{}, ...lines.map(lineOptions)],
    hooks: {
      setCursor: [(plot) => handlers.oncursor(plot.cursor.idx ?? null)],
      setSelect: [(plot) => zoomToSelection(plot, handlers)],
    },
  };
}

function lineOptions({ label, color, dash, isGhost }: LineStyle): uPlot.Series {
  return {
    label,
    stroke: color,
    alpha: isGhost ? 0.25 : 1,
    width: isGhost ? 1 : 1.5,
    dash: [...dash],
    spanGaps: true,
    points: { show: (plot, index, first, last) => !isGhost && showsPoints(plot, index, last - first) },
  };
}

/** Few points are marked, so that a curve of one or two can be seen at all. */
function showsPoints(plot: uPlot, index: number, count: number): boolean {
  if (count > 40) return false;
  const values = plot.data[index];
  return values !== undefined && plot.bbox.width / Math.max(1, count) > 12 * devicePixelRatio;
}

/** Some air above and below; a constant curve gets a range of its own. */
function paddedRange(_: uPlot, min: number | null, max: number | null): uPlot.Range.MinMax {
  if (min === null || max === null) return [0, 1];
  if (min === max) return [min - (Math.abs(min) || 1) * 0.1, max + (Math.abs(max) || 1) * 0.1];
  const air = (max - min) * 0.06;
  return [min >= 0 && min < air * 2 ? 0 : min - air, max + air];
}

function zoomToSelection(plot: uPlot, { onzoom }: Handlers): void {
  const { left, width } = plot.select;
  if (width < 4) return;
  onzoom({ min: plot.posToVal(left, 'x'), max: plot.posToVal(left + width, 'x') });
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}
