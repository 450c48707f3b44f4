import type { LogLine, Run } from '#shared/contract/run.ts';
import type { WritingServices } from './services.ts';
import { stopOnInterrupt } from './stop-on-interrupt.ts';
import type { Terminal } from './terminal.ts';

/** Told what happens to a run while it is followed. */
export interface RunReporter {
  readonly started: (run: Run) => void;
  readonly progress: (run: Run) => void;
  /** After each epoch; the run's metrics are those of this epoch. */
  readonly epoch: (run: Run, epoch: number) => void;
  readonly log: (line: LogLine) => void;
  readonly canceling: (run: Run) => void;
  readonly settled: (run: Run) => void;
}

/**
 * Follows a run until it neither runs nor waits. The first Ctrl+C cancels it with a last checkpoint, the second ends
 * the process at once.
 */
export async function followRun(
  services: WritingServices,
  start: () => Run | Promise<Run>,
  terminal: Terminal,
  reporter: RunReporter,
): Promise<Run> {
  const run = await start();
  reporter.started(run);
  const stopListening = reportEvents(services, run, reporter);
  const stopHearing = stopOnInterrupt(terminal, () => {
    reporter.canceling(run);
    services.runs.cancel(run.id).catch((error: unknown) => terminal.say(`Could not cancel: ${String(error)}`));
  });
  try {
    const settled = await services.runs.whenSettled(run.id);
    reporter.settled(settled);
    return settled;
  } finally {
    stopListening();
    stopHearing();
  }
}

function reportEvents({ listen, runs }: WritingServices, { id }: Run, reporter: RunReporter): () => void {
  let logCursor = 0;
  return listen((name, payload) => {
    if (name === 'runs:changed' && 'run' in payload && payload.run.id === id) reporter.progress(payload.run);
    if (!('runId' in payload) || payload.runId !== id) return;
    if (name === 'artifacts:appended' && 'epoch' in payload) reporter.epoch(runs.get(id), payload.epoch);
    if (name === 'logs:appended') {
      const page = runs.readLogs(id, logCursor);
      logCursor = page.cursor;
      page.lines.forEach(reporter.log);
    }
  });
}
