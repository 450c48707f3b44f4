import { formatNumber } from '#renderer/formatting/number.ts';
import type { AxisColumn } from './axis-column.ts';
import { logTicks } from './log-ticks.ts';
import { niceTicks } from './nice-ticks.ts';

export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

/** How the values of a column lie along an axis, from 0 at its beginning to 1 at its end. */
export interface AxisScale {
  /** First and last value of the axis; of a choice the first and last index. */
  readonly domain: readonly [minimum: number, maximum: number];
  /** Below 0 and above 1 outside of the domain; NaN for what the axis cannot show. A choice lies in the middle of its band. */
  readonly toUnit: (value: number) => number;
  /** Of a choice the index of the band, within the choices. */
  readonly fromUnit: (unit: number) => number;
  /** About so many round places in the domain. Choices stand up to twice as close, and are all there if they have room. */
  readonly ticks: (about: number) => readonly AxisTick[];
  /** A value as text, without its unit. */
  readonly format: (value: number) => string;
}

/** The scale over all values of a column, and over its range at least. */
export function axisScale(column: AxisColumn): AxisScale {
  return scaleOver(column, columnDomain(column));
}

/** The same with another part of the axis. */
export function scaleOver(column: AxisColumn, domain: readonly [number, number]): AxisScale {
  if (column.scale === 'choice') return choiceScale(column.choices);
  return column.scale === 'log' ? logScale(domain) : linearScale(domain);
}

/** Least and largest that the axis has to show. A column without any spread gets some. */
export function columnDomain({ values, range, scale }: AxisColumn): readonly [number, number] {
  const isLog = scale === 'log';
  let [minimum, maximum] = [Infinity, -Infinity];
  for (const numbers of [range, values]) {
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i]!;
      if (!Number.isFinite(value) || (isLog && !(value > 0))) continue;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
  }
  if (minimum > maximum) return scale === 'log' ? [0.1, 1] : [0, 1];
  return spreadDomain(minimum, maximum, scale === 'log');
}

/** A domain that begins before it ends: around a single value it takes a tenth of it, or a factor of two, to both sides. */
export function spreadDomain(minimum: number, maximum: number, isLog: boolean): readonly [number, number] {
  if (minimum < maximum) return [minimum, maximum];
  if (isLog) return [minimum / 2, minimum * 2];
  const air = (Math.abs(minimum) || 1) * 0.1;
  return [minimum - air, minimum + air];
}

function linearScale([minimum, maximum]: readonly [number, number]): AxisScale {
  const span = maximum - minimum;
  return {
    domain: [minimum, maximum],
    toUnit: (value) => (Number.isFinite(value) ? (value - minimum) / span : NaN),
    fromUnit: (unit) => minimum + unit * span,
    ticks: (about) => labelled(niceTicks(minimum, maximum, about)),
    format: (value) => formatNumber(value),
  };
}

function logScale([minimum, maximum]: readonly [number, number]): AxisScale {
  const start = Math.log(minimum);
  const span = Math.log(maximum) - start;
  return {
    domain: [minimum, maximum],
    toUnit: (value) => (Number.isFinite(value) && value > 0 ? (Math.log(value) - start) / span : NaN),
    fromUnit: (unit) => Math.exp(start + unit * span),
    ticks: (about) => labelled(logTicks(minimum, maximum, about)),
    format: (value) => formatNumber(value),
  };
}

function choiceScale(choices: readonly string[]): AxisScale {
  const count = Math.max(1, choices.length);
  return {
    domain: [0, count - 1],
    toUnit: (value) => (Number.isFinite(value) ? (value + 0.5) / count : NaN),
    fromUnit: (unit) => Math.min(count - 1, Math.max(0, Math.floor(unit * count))),
    ticks: (about) => {
      const every = Math.max(1, Math.ceil(choices.length / Math.max(1, 2 * about)));
      return choices.map((label, value) => ({ value, label })).filter(({ value }) => value % every === 0);
    },
    format: (value) => choices[value] ?? formatNumber(value),
  };
}

/** As many digits as tell neighbors apart: 103.25 and 103.3 are not both 103.3. */
function labelled(values: readonly number[]): readonly AxisTick[] {
  const largest = Math.max(...values.map(Math.abs));
  const step = Math.min(...values.slice(1).map((value, i) => value - values[i]!));
  const digits = Number.isFinite(step) ? Math.ceil(Math.log10(largest / step)) + 1 : 4;
  return values.map((value) => ({
    value,
    label: formatNumber(value, Math.min(12, Math.max(4, digits))).replace(/^1×10/, '10'),
  }));
}
