import type { EpochArtifacts } from '#shared/contract/run.ts';

/** The epoch that left something nearest to a share (0…1) of the epochs that there are; undefined where there is none. */
export function epochAt(epochs: readonly EpochArtifacts[], share: number): EpochArtifacts | undefined {
  const last = epochs.at(-1);
  if (!last) return undefined;
  const wanted = share * last.epoch;
  return epochs.reduce(
    (best, other) => (Math.abs(other.epoch - wanted) < Math.abs(best.epoch - wanted) ? other : best),
    last,
  );
}
