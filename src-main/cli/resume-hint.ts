import type { Run } from '#shared/contract/run.ts';

/** How to go on with a run that stopped before its end. */
export function resumeHint(run: Run): string {
  return run.isResumable
    ? `Resume it with: npm run vae -- resume ${run.id}`
    : 'It has no checkpoint to resume from: start it again.';
}
