import type { AxisColumn } from './axis-column.ts';
import type { AxisScale, AxisTick } from './axis-scale.ts';
import type { Goal } from './best-so-far.ts';

/** An axis as it is drawn. */
export interface PlotAxis {
  readonly title: string;
  readonly ticks: readonly AxisTick[];
  readonly toUnit: (value: number) => number;
  /** Ticks are names of bands, which may be cut to fit. */
  readonly isChoice: boolean;
}

export function plotAxis(column: AxisColumn, scale: AxisScale, about: number, goal?: Goal): PlotAxis {
  const isChoice = column.scale === 'choice';
  return { title: axisTitle(column, goal), ticks: scale.ticks(about), toUnit: scale.toUnit, isChoice };
}

/** Name, unit, and which way is better. */
export function axisTitle({ label, unit }: AxisColumn, goal?: Goal): string {
  const words = { minimize: ', lower is better', maximize: ', higher is better' };
  return `${label}${unit ? ` (${unit})` : ''}${goal ? words[goal] : ''}`;
}

/** A value with its unit. */
export function valueText({ unit, scale }: AxisColumn, { format }: AxisScale, value: number): string {
  return unit && scale !== 'choice' && Number.isFinite(value) ? `${format(value)} ${unit}` : format(value);
}

/** A label within a sentence: without its capital, unless it is a name or a symbol, such as KL or β. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
