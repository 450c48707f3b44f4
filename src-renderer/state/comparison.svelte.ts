import { SvelteSet } from 'svelte/reactivity';

/** The runs that were picked for comparison, in the order of picking. */
export class Comparison {
  readonly runIds = new SvelteSet<string>();

  toggle(runId: string): void {
    if (!this.runIds.delete(runId)) this.runIds.add(runId);
  }

  add(runIds: readonly string[]): void {
    for (const runId of runIds) this.runIds.add(runId);
  }

  /** All of them if some are not picked yet, else none of them. */
  toggleAll(runIds: readonly string[]): void {
    const areAllPicked = runIds.every((runId) => this.runIds.has(runId));
    for (const runId of runIds) {
      if (areAllPicked) this.runIds.delete(runId);
      else this.runIds.add(runId);
    }
  }
}
