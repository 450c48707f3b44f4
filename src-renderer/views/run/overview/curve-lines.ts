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
