import { createContext } from 'svelte';
import type { AppInfo } from '#shared/contract/calls.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { createAsk } from './ask.ts';
import type { Ask } from './ask.ts';
import { Comparison } from './comparison.svelte.ts';
import { Confirmation } from './confirmation.svelte.ts';
import { Datasets } from './datasets.svelte.ts';
import { Navigation } from './navigation.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Presets } from './presets.svelte.ts';
import { Runs } from './runs.svelte.ts';
import { Sweeps } from './sweeps.svelte.ts';
import { TextLabs } from './text-lab.svelte.ts';

/** What every screen may reach, each part a state of its own. */
export interface Workbench {
  readonly ask: Ask;
  readonly on: WorkbenchApi['on'];
  /** Without a notice on failure, where the screen shows the failure itself. */
  readonly call: WorkbenchApi['call'];
  readonly notices: Notices;
  readonly navigation: Navigation;
  readonly confirmation: Confirmation;
  readonly runs: Runs;
  readonly sweeps: Sweeps;
  readonly presets: Presets;
  readonly datasets: Datasets;
  readonly comparison: Comparison;
  readonly textLabs: TextLabs;
  readonly about: { info: AppInfo | null };
}

export const [getWorkbench, setWorkbench] = createContext<Workbench>();

export function createWorkbench(bridge: WorkbenchApi): Workbench {
  const notices = new Notices();
  const ask = createAsk(bridge, notices);
  const call = bridge.call.bind(bridge);
  const about = $state<{ info: AppInfo | null }>({ info: null });
  return {
    ask,
    on: bridge.on.bind(bridge),
    call,
    notices,
    navigation: new Navigation(),
    confirmation: new Confirmation(),
    runs: new Runs(ask),
    sweeps: new Sweeps(ask),
    presets: new Presets(ask),
    datasets: new Datasets(ask),
    comparison: new Comparison(),
    textLabs: new TextLabs(call),
    about,
  };
}

/** Listens first and loads then, so that nothing is missed between; returns its undo. */
export function followWorkbench(workbench: Workbench): () => void {
  const { runs, sweeps, presets, datasets, comparison, textLabs, navigation, ask, on, about } = workbench;
  const undo = [
    on('runs:changed', ({ run }) => runs.apply(run)),
    on('runs:removed', ({ runId }) => {
      runs.remove(runId);
      comparison.runIds.delete(runId);
    }),
    on('sweeps:changed', ({ sweep }) => sweeps.apply(sweep)),
    on('sweeps:removed', ({ sweepId }) => sweeps.remove(sweepId)),
    on('datasets:changed', () => void datasets.load()),
    on('datasets:import-progress', (progress) => datasets.applyProgress(progress)),
    on('texts:progress', (progress) => textLabs.hear(progress)),
    on('menu:command', ({ command }) => navigation.obey(command)),
  ];
  void runs.load();
  void sweeps.load();
  void sweeps.loadPresets();
  void presets.load();
  void datasets.load();
  void ask('app:info', {}).then((info) => (about.info = info ?? null));
  return () => undo.forEach((stop) => stop());
}
