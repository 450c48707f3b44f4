import type { AxisTick } from './axis-scale.ts';
import type { PlotRectangle } from './plot-places.ts';
import type { Size } from './view-transform.ts';

/** Room between the data and the lines of the axes, so that marks at the ends are whole. */
export const plotInset = 8;

const characterWidth = 6.3; // of 11 px text, digits and small letters mixed
const widestLabel = 120;

/** What axes with these vertical ticks leave to the data. */
export function plotRectangle({ width, height }: Size, yTicks: readonly AxisTick[]): PlotRectangle {
  const labelWidth = Math.min(widestLabel, Math.max(0, ...yTicks.map(({ label }) => label.length)) * characterWidth);
  const left = Math.min(Math.ceil(labelWidth) + 10, width * 0.4) + plotInset;
  const top = 24 + plotInset;
  return {
    left,
    top,
    width: Math.max(1, width - left - 12 - plotInset),
    height: Math.max(1, height - top - 38 - plotInset),
  };
}

/** How many ticks have room. */
export function tickCounts({ width, height }: Size): { readonly x: number; readonly y: number } {
  return { x: Math.max(2, Math.floor(width / 84)), y: Math.max(2, Math.floor((height - 78) / 40)) };
}

/** A text cut to what fits into so many pixels of 11 px text; the whole where it fits. */
export function fittedText(text: string, width: number): string {
  const fitting = Math.floor(width / characterWidth);
  return text.length <= fitting ? text : `${text.slice(0, Math.max(1, fitting - 1)).trimEnd()}…`;
}
