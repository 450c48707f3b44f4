import type { EpochArtifacts } from '#shared/contract/run.ts';
import type { RunArtifacts } from './run-artifacts.svelte.ts';

/** The epoch whose images and codes are looked at: a chosen one, or always the latest. */
export class EpochCursor {
  /** Null follows the latest. */
  chosen = $state<number | null>(null);
  readonly #artifacts: RunArtifacts;

  constructor(artifacts: RunArtifacts) {
    this.#artifacts = artifacts;
  }

  get current(): EpochArtifacts | undefined {
    return this.#artifacts.epochs[this.place];
  }

  get isFollowing(): boolean {
    return this.chosen === null;
  }

  /** Place of the current epoch in the list of those that left something. */
  get place(): number {
    const epochs = this.#artifacts.epochs;
    const place = epochs.findIndex(({ epoch }) => epoch === this.chosen);
    return place < 0 ? epochs.length - 1 : place;
  }

  choosePlace(place: number): void {
    this.chosen = this.#artifacts.epochs[place]?.epoch ?? null;
  }

  followLatest(): void {
    this.chosen = null;
  }
}
