import type { TextManifest } from '#shared/contract/dataset.ts';
import type { Run } from '#shared/contract/run.ts';
import type { TextLab } from '#renderer/state/text-lab.svelte.ts';

/** What every tab of the lab is given; it is made anew when another run is chosen. */
export interface TextLabTabProps {
  readonly run: Run;
  readonly lab: TextLab;
  /** Of the run; undefined until it is known, or where it was removed. */
  readonly dataset: TextManifest | undefined;
}
