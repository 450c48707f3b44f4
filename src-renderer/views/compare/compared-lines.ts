import type { QuantityName } from '#shared/contract/metric.ts';
import type { Points } from '#renderer/charts/aligned-series.ts';
import type { LineStyle } from '#renderer/charts/line-chart-options.ts';
import { smoothExponentially } from '#renderer/charts/smoothing.ts';
import { watchedSplit } from '#renderer/state/headline-metric.ts';
import type { ComparedRun } from './compared-run.ts';

export interface LineChoice {
  readonly source: 'watched' | 'train';
  readonly scale: 'epoch' | 'step';
  readonly smoothing: number;
}

type Comparable = Pick<ComparedRun, 'title' | 'color' | 'dash'> & {
  readonly run: Pick<ComparedRun['run'], 'id' | 'stepsPerEpoch' | 'hyperparameters'>;
  readonly metrics: Pick<ComparedRun['metrics'], 'series'>;
};

/** One curve of a quantity for each run that has it. */
export function comparedLines(
  compared: readonly Comparable[],
  quantity: QuantityName,
  { source, scale, smoothing }: LineChoice,
): readonly (LineStyle & Points)[] {
  return compared.flatMap(({ run, title, color, dash, metrics }) => {
    const split = source === 'train' ? 'train' : watchedSplit(run);
    const series = metrics.series(`epoch/${split}/${quantity}`);
    if (!series || series.steps.length === 0) return [];
    const perEpoch = run.stepsPerEpoch;
    const xs = scale === 'epoch' && perEpoch ? series.steps.map((step) => step / perEpoch) : series.steps;
    const line = { id: run.id, label: title, color, dash, isGhost: false, xs, ys: series.values };
    if (smoothing === 0) return [line];
    return [
      { ...line, id: `${run.id}/raw`, isGhost: true },
      { ...line, ys: smoothExponentially(series.values, smoothing) },
    ];
  });
}
