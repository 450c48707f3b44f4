/** What would be cut if the program ended now: runs that train or wait, and sweeps, also those that are paused. */
export interface Activity {
  readonly runs: number;
  readonly sweeps: number;
}

export interface QuitQuestion {
  readonly message: string;
  readonly detail: string;
}

/** What to ask before the program ends; null where nothing would be cut. */
export function quitQuestion({ runs, sweeps }: Activity): QuitQuestion | null {
  if (runs + sweeps === 0) return null;
  const detail = 'If you quit now, each training run writes a checkpoint first and can be resumed from it later.';
  if (sweeps === 0) {
    return { message: runs === 1 ? 'A run is still training.' : `${runs} runs are still training or waiting.`, detail };
  }
  const subject = sweeps === 1 ? 'A sweep is still running' : `${sweeps} sweeps are still running`;
  const trials = runs === 0 ? '' : `; ${runs === 1 ? '1 run is' : `${runs} runs are`} training or waiting`;
  return { message: `${subject}${trials}.`, detail: `${detail} So can ${sweeps === 1 ? 'the sweep' : 'the sweeps'}.` };
}
