import type { SweepDefinition, TrialColumns, TrialCurves } from '#shared/contract/sweep.ts';
import type { Ask, LoadState } from './ask.ts';
import { ChangedNumbers } from './changed-numbers.ts';
import { mergedCurves, mergedTrials } from './sweep-columns.ts';
import type { Workbench } from './workbench.svelte.ts';

/** More than so many numbers are not named in a call: then all are asked for. */
const mostNamed = 100_000;

/** The trials of one open sweep and their curves: read whole once, then what changed. */
export class SweepTrials {
  columns = $state.raw<TrialColumns>(noTrials());
  curves = $state.raw<TrialCurves>(noCurves());
  loadState = $state<LoadState>('loading');
  readonly #ask: Ask;
  readonly #sweepId: string;
  readonly #definition: SweepDefinition;
  readonly #changes = new ChangedNumbers((numbers) => this.#read(numbers));

  constructor(ask: Ask, sweepId: string, definition: SweepDefinition) {
    this.#ask = ask;
    this.#sweepId = sweepId;
    this.#definition = definition;
  }

  /** Reads what there is and what changes, until the returned function is called. */
  follow(on: Workbench['on']): () => void {
    const undo = [
      on('trials:changed', ({ sweepId, numbers }) => {
        if (sweepId === this.#sweepId) this.#changes.news(numbers);
      }),
      on('runs:removed', ({ runId }) => {
        const place = this.columns.runIds.indexOf(runId);
        if (place >= 0) this.#changes.news([this.columns.numbers[place]!]);
      }),
    ];
    this.#changes.news(null);
    return () => {
      undo.forEach((stop) => stop());
      this.#changes.stop();
    };
  }

  again(): void {
    this.loadState = 'loading';
    this.#changes.news(null);
  }

  async #read(changed: readonly number[] | null): Promise<boolean> {
    const numbers = changed && changed.length <= mostNamed ? [...changed] : null;
    const input = { sweepId: this.#sweepId, numbers };
    const [columns, curves] = await Promise.all([this.#ask('sweeps:trials', input), this.#ask('sweeps:curves', input)]);
    if (!columns || !curves) {
      if (this.loadState === 'loading') this.loadState = 'failed';
      return false;
    }
    this.columns = numbers ? mergedTrials(this.#definition, this.columns, columns) : columns;
    this.curves = numbers ? mergedCurves(this.curves, curves, new Set(numbers)) : curves;
    this.loadState = 'ready';
    return true;
  }
}

function noTrials(): TrialColumns {
  return {
    numbers: new Int32Array(),
    outcomes: new Uint8Array(),
    points: new Float64Array(),
    objectives: new Float64Array(),
    constraints: new Float64Array(),
    runIds: [],
    startedAt: new Float64Array(),
    endedAt: new Float64Array(),
  };
}

function noCurves(): TrialCurves {
  return { numbers: new Int32Array(), epochs: new Int32Array(), values: new Float64Array() };
}
