import type { CallArguments } from '#shared/contract/calls.ts';
import type { Run, RunDraft } from '#shared/contract/run.ts';
import type { Ask, LoadState } from './ask.ts';

/** Calls back later, once; by default with the next frame, so that ten events a second cost one redraw each at most. */
export type Schedule = (callback: () => void) => void;
const nextFrame: Schedule = (callback) => void requestAnimationFrame(callback);

export type RunCall = 'runs:pause' | 'runs:resume' | 'runs:cancel';

/** All runs of the workspace, as the main process last told. */
export class Runs {
  list = $state.raw<readonly Run[]>([]);
  loadState = $state<LoadState>('loading');
  readonly #ask: Ask;
  readonly #schedule: Schedule;
  readonly #places = new Map<string, number>();
  readonly #pending = new Map<string, Run>();

  constructor(ask: Ask, schedule: Schedule = nextFrame) {
    this.#ask = ask;
    this.#schedule = schedule;
  }

  async load(): Promise<void> {
    this.loadState = 'loading';
    const runs = await this.#ask('runs:list', {});
    this.loadState = runs ? 'ready' : 'failed';
    if (!runs) return;
    this.#setList(runs.map((run) => newer(run, this.#pending.get(run.id))));
  }

  find(runId: string): Run | undefined {
    const runs = this.list; // read first: who asks before the run is there must hear of it later
    const place = this.#places.get(runId);
    return place === undefined ? undefined : runs[place];
  }

  /** Ids of the runs that were asked for last, the newest first. */
  newest(count: number): readonly string[] {
    const byTime = this.list.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    return byTime.slice(0, count).map(({ id }) => id);
  }

  /** Takes a changed or new run; many changes within one frame are one change of the list. */
  apply(run: Run): void {
    if (this.#pending.size === 0) this.#schedule(() => this.#flush());
    this.#pending.set(run.id, run);
  }

  remove(runId: string): void {
    this.#pending.delete(runId);
    this.#setList(this.list.filter((run) => run.id !== runId));
  }

  async start(draft: RunDraft): Promise<Run | undefined> {
    return this.#keep(await this.#ask('runs:start', draft));
  }

  async act(name: RunCall, runId: string): Promise<Run | undefined> {
    return this.#keep(await this.#ask(name, { runId }));
  }

  async describe(changes: CallArguments<'runs:describe'>): Promise<Run | undefined> {
    return this.#keep(await this.#ask('runs:describe', changes));
  }

  async delete(runId: string): Promise<boolean> {
    const answer = await this.#ask('runs:delete', { runId });
    if (answer === undefined) return false;
    this.remove(runId);
    return true;
  }

  #keep(run: Run | undefined): Run | undefined {
    if (run) {
      this.apply(run);
      this.#flush();
    }
    return run;
  }

  #flush(): void {
    if (this.#pending.size === 0) return;
    const runs = [...this.list];
    for (const run of this.#pending.values()) {
      const place = this.#places.get(run.id);
      if (place === undefined) this.#places.set(run.id, runs.push(run) - 1);
      else runs[place] = run;
    }
    this.#pending.clear();
    this.list = runs;
  }

  #setList(runs: readonly Run[]): void {
    this.#places.clear();
    runs.forEach((run, place) => this.#places.set(run.id, place));
    this.list = runs;
  }
}

function newer(listed: Run, told: Run | undefined): Run {
  return told && told.step >= listed.step ? told : listed;
}
