import type { Run } from './run.ts';
import type { SweepOverview } from './sweep.ts';
import type { TextWorkProgress } from './text-work.ts';

/** What the main process tells the window. Bulk data is not sent: the window reads it by cursor when told. */
export interface EventPayloads {
  'runs:changed': { readonly run: Run };
  'runs:removed': { readonly runId: string };
  'metrics:appended': { readonly runId: string };
  'logs:appended': { readonly runId: string };
  'artifacts:appended': { readonly runId: string; readonly epoch: number };
  /** At most a few times a second for each sweep. */
  'sweeps:changed': { readonly sweep: SweepOverview };
  'sweeps:removed': { readonly sweepId: string };
  /** Trials that began, reported or ended. */
  'trials:changed': { readonly sweepId: string; readonly numbers: readonly number[] };
  'datasets:changed': Record<string, never>;
  'datasets:import-progress': { readonly done: number; readonly total: number; readonly what: string };
  /** A request to a model of texts; a few times a second. */
  'texts:progress': TextWorkProgress & { readonly workId: string };
  'menu:command': { readonly command: MenuCommand };
}

export const menuCommands = [
  'new-run',
  'new-sweep',
  'show-runs',
  'show-sweeps',
  'show-compare',
  'show-datasets',
  'show-text-lab',
  'show-keyboard-help',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const eventNames = [
  'runs:changed',
  'runs:removed',
  'metrics:appended',
  'logs:appended',
  'artifacts:appended',
  'sweeps:changed',
  'sweeps:removed',
  'trials:changed',
  'datasets:changed',
  'datasets:import-progress',
  'texts:progress',
  'menu:command',
] as const satisfies readonly (keyof EventPayloads)[];

export type EventName = (typeof eventNames)[number];
export type PublishEvent = <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
