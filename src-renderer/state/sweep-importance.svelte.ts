import type { SweepImportance } from '#shared/contract/sweep.ts';
import type { Ask, LoadState } from './ask.ts';
import { isImportanceDue } from './importance-due.ts';
import type { ImportanceAsked } from './importance-due.ts';

/** What the figures of importance are of one sweep: asked for while somebody looks, and again when enough has changed. */
export class ImportanceReader {
  value = $state.raw<SweepImportance | null>(null);
  loadState = $state<LoadState>('loading');
  readonly #ask: Ask;
  readonly #sweepId: string;
  #asked: ImportanceAsked | null = null;
  #wanted: ImportanceAsked | null = null;
  #isAsking = false;

  constructor(ask: Ask, sweepId: string) {
    this.#ask = ask;
    this.#sweepId = sweepId;
  }

  /** Wants them for this objective with so many trials ended; never asks twice at once. */
  async follow(wanted: ImportanceAsked): Promise<void> {
    this.#wanted = wanted;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (isImportanceDue(this.#asked, this.#wanted)) {
      const next = this.#wanted;
      const answer = await this.#ask('sweeps:importance', { sweepId: this.#sweepId, objective: next.objective });
      // after a failure the old figures stay, but not those of another objective
      if (answer || next.objective !== this.#asked?.objective) this.value = answer ?? null;
      this.#asked = next;
      this.loadState = answer ? 'ready' : 'failed';
    }
    this.#isAsking = false;
  }
}
