import type { MetricScope, MetricSplit, QuantityName } from '#shared/contract/metric.ts';
import type { Points } from '#renderer/charts/aligned-series.ts';
import { curveColor, curveDash } from '#renderer/charts/class-palette.ts';
import type { LineStyle } from '#renderer/charts/line-chart-options.ts';
import { smoothExponentially } from '#renderer/charts/smoothing.ts';
import type { RunMetrics } from '#renderer/state/run-metrics.svelte.ts';

export type CurveScale = 'epoch' | 'step';

export interface CurveChoice {
  readonly scale: CurveScale;
  /** 0 draws the points as they are. */
  readonly smoothing: number;
  readonly stepsPerEpoch: number | null;
  readonly isDark: boolean;
}

const splitLooks = { validation: 0, test: 2, train: 1 } as const;
const epochLines: readonly (readonly [MetricScope, MetricSplit])[] = [
  ['epoch', 'train'],
  ['epoch', 'validation'],
  ['epoch', 'test'],
];
const stepLines: typeof epochLines = [
  ['step', 'train'],
  ['epoch', 'validation'],
  ['epoch', 'test'],
];

/** The curves of one quantity that a run has points of; a smoothed curve is led by its raw points as a ghost. */
export function curveLines(
  metrics: Pick<RunMetrics, 'series'>,
  quantity: QuantityName,
  { scale, smoothing, stepsPerEpoch, isDark }: CurveChoice,
): readonly (LineStyle & Points)[] {
  return (scale === 'epoch' ? epochLines : stepLines).flatMap(([scope, split]) => {
    const series = metrics.series(`${scope}/${split}/${quantity}`);
    if (!series || series.steps.length === 0) return [];
    const xs = scale === 'epoch' && stepsPerEpoch ? series.steps.map((step) => step / stepsPerEpoch) : series.steps;
    const look = splitLooks[split];
    const line: LineStyle & Points = {
      id: `${scope}/${split}`,
      label: split,
      color: curveColor(look, isDark),
      dash: scale === 'epoch' ? curveDash(look) : scope === 'step' ? [] : [6, 4],
      isGhost: false,
      xs,
      ys: series.values,
    };
    if (smoothing === 0 || (scale === 'step' && scope === 'epoch')) return [line];
    const ghost = { ...line, id: `${line.id}/raw`, label: `${split}, raw`, dash: [], isGhost: true };
    return [ghost, { ...line, ys: smoothExponentially(series.values, smoothing) }];
  });
}

const baselines: Readonly<Partial<Record<QuantityName, QuantityName>>> = {
  negativeElbo: 'trigramNll',
  perplexity: 'trigramPerplexity',
};

/** What the trigram costs on the split that is watched, as a level line as long as the curves beside it; none where there is none. */
export function baselineLines(
  metrics: Pick<RunMetrics, 'last'>,
  quantity: QuantityName,
  lines: readonly Points[],
  { watched, isDark }: { readonly watched: 'validation' | 'test'; readonly isDark: boolean },
): readonly (LineStyle & Points)[] {
  const baseline = baselines[quantity];
  const value = baseline ? metrics.last(`epoch/${watched}/${baseline}`) : null;
  const ends = lines.flatMap(({ xs }) => (xs.length > 0 ? [xs[0]!, xs[xs.length - 1]!] : []));
  if (value === null || ends.length === 0) return [];
  return [
    {
      id: 'trigram',
      label: `KN-3, ${watched}`,
      color: curveColor(3, isDark),
      dash: curveDash(4),
      isGhost: false,
      xs: Float64Array.of(Math.min(...ends), Math.max(...ends)),
      ys: Float64Array.of(value, value),
    },
  ];
}
