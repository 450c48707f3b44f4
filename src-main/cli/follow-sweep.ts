import type { Sweep, SweepTrial } from '#shared/contract/sweep.ts';
import type { WritingServices } from './services.ts';
import { stopOnInterrupt } from './stop-on-interrupt.ts';
import { trialLine } from './sweep-summary.ts';
import type { Terminal } from './terminal.ts';

/**
 * Follows a sweep until it is finished or stopped, a line for each trial that ends (with `isJson`, an object for each
 * change of a trial). The first Ctrl+C stops it with a checkpoint of each running trial, the second ends the process.
 */
export async function followSweep(
  { sweeps, listenToTrials }: WritingServices,
  start: () => Sweep | Promise<Sweep>,
  terminal: Terminal,
  isJson: boolean,
): Promise<Sweep> {
  let ended: Set<number> | null = null; // numbers of trials, read once: a sweep may have thousands
  const countWith = (sweepId: string, { number }: SweepTrial) => {
    const isOver = ({ outcome }: SweepTrial) => outcome !== 'running';
    ended ??= new Set(
      sweeps
        .trials(sweepId)
        .filter(isOver)
        .map((trial) => trial.number),
    );
    return ended.add(number).size;
  };
  const stopListening = listenToTrials((sweepId, trial) => {
    if (isJson) terminal.print(JSON.stringify({ sweep: sweepId, ...trial }));
    else if (trial.outcome !== 'running')
      terminal.print(trialLine(sweeps.get(sweepId), trial, countWith(sweepId, trial)));
  });
  const sweep = await start();
  if (!isJson) terminal.say(`Sweep ${sweep.id}: ${sweep.definition.name}`);
  const stopHearing = stopOnInterrupt(terminal, () => {
    terminal.say('Stopping after a checkpoint of each running trial; Ctrl+C again ends at once.');
    sweeps.stop(sweep.id).catch((error: unknown) => terminal.say(`Could not stop: ${String(error)}`));
  });
  try {
    return await sweeps.whenSettled(sweep.id);
  } finally {
    stopListening();
    stopHearing();
  }
}
