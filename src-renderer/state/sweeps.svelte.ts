import type { CallArguments } from '#shared/contract/calls.ts';
import type { SweepDefinition, SweepOverview, WorkerLimits } from '#shared/contract/sweep.ts';
import type { Ask, LoadState } from './ask.ts';
import type { Schedule } from './runs.svelte.ts';
import { endedTrials } from './sweep-words.ts';
import type { SweepCall } from './sweep-words.ts';

const nextFrame: Schedule = (callback) => void requestAnimationFrame(callback);

/** All sweeps of the workspace, as the main process last told. */
export class Sweeps {
  list = $state.raw<readonly SweepOverview[]>([]);
  loadState = $state<LoadState>('loading');
  /** Those that ship with the workbench, by name. */
  presets = $state.raw<Readonly<Record<string, SweepDefinition>>>({});
  limits = $state.raw<WorkerLimits | null>(null);
  /** Whether the list of runs has the trials of sweeps too. */
  areTrialRunsShown = $state(false);
  readonly #ask: Ask;
  readonly #schedule: Schedule;
  readonly #pending = new Map<string, SweepOverview>();

  constructor(ask: Ask, schedule: Schedule = nextFrame) {
    this.#ask = ask;
    this.#schedule = schedule;
  }

  async load(): Promise<void> {
    this.loadState = 'loading';
    const sweeps = await this.#ask('sweeps:list', {});
    this.loadState = sweeps ? 'ready' : 'failed';
    if (sweeps) this.list = sweeps.map((sweep) => newer(sweep, this.#pending.get(sweep.id)));
  }

  async loadPresets(): Promise<void> {
    this.presets = (await this.#ask('sweeps:presets', {})) ?? this.presets;
  }

  /** Free memory changes: asked anew by each screen that shows the limits. */
  async loadLimits(): Promise<void> {
    this.limits = (await this.#ask('sweeps:limits', {})) ?? this.limits;
  }

  find(sweepId: string): SweepOverview | undefined {
    return this.list.find(({ id }) => id === sweepId);
  }

  /** Takes a changed or new sweep; many changes within one frame are one change of the list. */
  apply(sweep: SweepOverview): void {
    if (this.#pending.size === 0) this.#schedule(() => this.#flush());
    this.#pending.set(sweep.id, sweep);
  }

  remove(sweepId: string): void {
    this.#pending.delete(sweepId);
    this.list = this.list.filter(({ id }) => id !== sweepId);
  }

  async start(sweep: CallArguments<'sweeps:start'>): Promise<SweepOverview | undefined> {
    return this.#keep(await this.#ask('sweeps:start', sweep));
  }

  async act(name: SweepCall, sweepId: string): Promise<SweepOverview | undefined> {
    return this.#keep(await this.#ask(name, { sweepId }));
  }

  /** Goes on until there are `trials` in all. */
  async extend(sweepId: string, trials: number): Promise<SweepOverview | undefined> {
    return this.#keep(await this.#ask('sweeps:resume', { sweepId, trials }));
  }

  async setWorkers(sweepId: string, workers: number): Promise<SweepOverview | undefined> {
    return this.#keep(await this.#ask('sweeps:set-workers', { sweepId, workers }));
  }

  async delete(sweepId: string, withRuns: boolean): Promise<boolean> {
    const answer = await this.#ask('sweeps:delete', { sweepId, withRuns });
    if (answer === undefined) return false;
    this.remove(sweepId);
    return true;
  }

  #keep(sweep: SweepOverview | undefined): SweepOverview | undefined {
    if (sweep) {
      this.apply(sweep);
      this.#flush();
    }
    return sweep;
  }

  #flush(): void {
    if (this.#pending.size === 0) return;
    const known = new Set(this.list.map(({ id }) => id));
    const changed = this.list.map((sweep) => this.#pending.get(sweep.id) ?? sweep);
    const begun = [...this.#pending.values()].filter(({ id }) => !known.has(id));
    this.#pending.clear();
    this.list = [...begun.reverse(), ...changed];
  }
}

function newer(listed: SweepOverview, told: SweepOverview | undefined): SweepOverview {
  return told && endedTrials(told) >= endedTrials(listed) ? told : listed;
}
