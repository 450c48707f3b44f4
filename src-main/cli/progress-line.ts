import type { Run } from '#shared/contract/run.ts';
import { readableDuration } from './readable.ts';

const cells = 24;

/** `[##########              ]  42 %  epoch 4.2/10  step 1806  12 s left` */
export function progressLine(run: Run): string {
  const { epochs } = run.hyperparameters;
  const share = Math.min(1, Math.max(0, run.epoch / epochs));
  const filled = Math.round(share * cells);
  const bar = `[${'#'.repeat(filled)}${' '.repeat(cells - filled)}]`;
  const left = run.millisecondsLeft === null ? '' : `  ${readableDuration(run.millisecondsLeft)} left`;
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${bar} ${percent} %  epoch ${run.epoch.toFixed(1)}/${epochs}  step ${run.step}${left}`;
}
