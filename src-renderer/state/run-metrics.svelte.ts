import type { MetricName } from '#shared/contract/metric.ts';
import type { Ask } from './ask.ts';
import { CursorReader } from './cursor-reader.ts';
import { SeriesBuffers } from './series-buffer.ts';
import type { Series } from './series-buffer.ts';
import type { Workbench } from './workbench.svelte.ts';

/** The curves of one run, read by cursor and kept whole. */
export class RunMetrics {
  /** Grows with every page, so that what is drawn from the series knows when to draw again. */
  version = $state(0);
  readonly #buffers = new SeriesBuffers();
  readonly #runId: string;
  readonly #ask: Ask;
  readonly #reader = new CursorReader(() => this.#readPage());

  constructor(ask: Ask, runId: string) {
    this.#ask = ask;
    this.#runId = runId;
  }

  series(name: MetricName): Series | null {
    return this.version >= 0 ? this.#buffers.get(name) : null;
  }

  /** The last value of a series. */
  last(name: MetricName): number | null {
    return this.series(name)?.values.at(-1) ?? null;
  }

  /** Reads what there is and what is appended, until the returned function is called. */
  follow(on: Workbench['on']): () => void {
    return this.#reader.follow(on, 'metrics:appended', this.#runId);
  }

  async #readPage(): Promise<boolean> {
    const page = await this.#ask('metrics:read', { runId: this.#runId, after: this.#buffers.cursor });
    if (!page) return false;
    this.#buffers.apply(page);
    if (page.restarted || page.series.length > 0) this.version++;
    return true;
  }
}
