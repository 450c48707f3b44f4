import { performance } from 'node:perf_hooks';

export type StartUpMark = 'app-ready' | 'workspace-open' | 'window-created' | 'window-loaded' | 'first-runs-list';

/** Says once for each mark, as a line of JSON on stdout, how long after the process began it was reached. */
export function createStartUpTiming(isOn: boolean): (mark: StartUpMark) => void {
  const seen = new Set<StartUpMark>();
  return (mark) => {
    if (!isOn || seen.has(mark)) return;
    seen.add(mark);
    process.stdout.write(`${JSON.stringify({ mark, milliseconds: Math.round(performance.now()) })}\n`);
  };
}
