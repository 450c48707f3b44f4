import type { MetricName } from '#shared/contract/metric.ts';
import type { PointBatch } from '#shared/contract/training-messages.ts';

/** Collects metric points between messages. */
export interface PointBuffer {
  readonly add: (name: MetricName, step: number, value: number) => void;
  /** All points since the last time, in columns. */
  readonly take: () => PointBatch;
}

export function createPointBuffer(): PointBuffer {
  const numbers = new Map<MetricName, number>();
  let series: number[] = [];
  let steps: number[] = [];
  let values: number[] = [];
  return {
    add(name, step, value) {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      series.push(number);
      steps.push(step);
      values.push(value);
    },
    take() {
      const batch: PointBatch = {
        names: [...numbers.keys()],
        series: Int32Array.from(series),
        steps: Float64Array.from(steps),
        values: Float64Array.from(values),
      };
      [series, steps, values] = [[], [], []];
      numbers.clear();
      return batch;
    },
  };
}
