import type { MetricPage, MetricSeries } from '#shared/contract/metric.ts';

export interface Series {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** Points of one series that only ever grows; appending n points costs n, not the length of the series. */
export class SeriesBuffer {
  #steps = new Float64Array(256);
  #values = new Float64Array(256);
  length = 0;

  append(steps: Float64Array, values: Float64Array): void {
    const needed = this.length + steps.length;
    if (needed > this.#steps.length) {
      const capacity = Math.max(needed, 2 * this.#steps.length);
      this.#steps = grown(this.#steps, capacity);
      this.#values = grown(this.#values, capacity);
    }
    this.#steps.set(steps, this.length);
    this.#values.set(values, this.length);
    this.length = needed;
  }

  /** Views, not copies: valid for reading until the next `append`. */
  get series(): Series {
    return { steps: this.#steps.subarray(0, this.length), values: this.#values.subarray(0, this.length) };
  }
}

/** All series of one run, read by cursor. */
export class SeriesBuffers {
  cursor = 0;
  readonly #buffers = new Map<string, SeriesBuffer>();

  /** Adds a page; a restarted run begins again with it. */
  apply(page: MetricPage): void {
    if (page.restarted) this.#buffers.clear();
    for (const { name, steps, values } of page.series) this.#buffer(name).append(steps, values);
    this.cursor = page.cursor;
  }

  get(name: MetricSeries['name']): Series | null {
    return this.#buffers.get(name)?.series ?? null;
  }

  get names(): readonly string[] {
    return [...this.#buffers.keys()];
  }

  #buffer(name: string): SeriesBuffer {
    const known = this.#buffers.get(name);
    if (known) return known;
    const buffer = new SeriesBuffer();
    this.#buffers.set(name, buffer);
    return buffer;
  }
}

function grown(data: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(capacity);
  larger.set(data);
  return larger;
}
