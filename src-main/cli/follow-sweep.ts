import type { Sweep, SweepTrial } from '#shared/contract/sweep.ts';
import type { WritingServices } from './services.ts';
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
  const stopListening = listenToTrials((sweepId, trial) => {
    if (isJson) terminal.print(JSON.stringify({ sweep: sweepId, ...trial }));
    else if (trial.outcome !== 'running') terminal.print(trialLine(sweeps.get(sweepId), trial, countOf(sweepId)));
  });
  const countOf = (sweepId: string) => {
    const isOver = ({ outcome }: SweepTrial) => outcome !== 'running';
    return sweeps.trials(sweepId).filter(isOver).length;
  };
  const sweep = await start();
  if (!isJson) terminal.say(`Sweep ${sweep.id}: ${sweep.definition.name}`);
  let isStopping = false;
  const stopHearing = terminal.onInterrupt(() => {
    if (isStopping) return terminal.kill();
    isStopping = true;
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
