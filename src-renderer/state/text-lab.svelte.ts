import type { EventPayloads } from '#shared/contract/events.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { TextTask } from './text-task.svelte.ts';

/** Work with one trained model of texts: what its tabs know outlives them, for as long as no other run is chosen. */
export class TextLab {
  readonly runId: string;
  readonly #call: WorkbenchApi['call'];
  readonly #tasks: TextTask[] = [];
  readonly #states = new Map<object, object>();

  constructor(call: WorkbenchApi['call'], runId: string) {
    this.#call = call;
    this.runId = runId;
  }

  /** For requests that replace each other; those of several tasks wait for each other. */
  newTask(): TextTask {
    const task = new TextTask(this.#call, this.runId);
    this.#tasks.push(task);
    return task;
  }

  /**
   * The state of a tab by its class, made when it is first asked for. A component asks while it is set up and goes away
   * before the state does, so that the class has getters and no `$derived`, which would end with the component.
   */
  stateOf<T extends object>(State: new (lab: TextLab) => T): T {
    const known = this.#states.get(State);
    if (known) return known as T; // kept under its own class
    const state = new State(this);
    this.#states.set(State, state);
    return state;
  }

  hear(progress: EventPayloads['texts:progress']): void {
    for (const task of this.#tasks) task.hear(progress);
  }

  close(): void {
    for (const task of this.#tasks) task.cancel();
  }
}

/** The lab that is open: one at most, since a worker keeps one model open. */
export class TextLabs {
  readonly #call: WorkbenchApi['call'];
  #lab: TextLab | null = null;

  constructor(call: WorkbenchApi['call']) {
    this.#call = call;
  }

  /** That of the run, as it was left; that of another run is closed, its answers are gone. */
  open(runId: string): TextLab {
    if (this.#lab?.runId === runId) return this.#lab;
    this.#lab?.close();
    this.#lab = new TextLab(this.#call, runId);
    return this.#lab;
  }

  hear(progress: EventPayloads['texts:progress']): void {
    this.#lab?.hear(progress);
  }
}
