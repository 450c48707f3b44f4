import type { Search, Trial } from './trial.ts';

/** A search that goes by generations: its state, and what a generation of ended trials makes of it. */
export interface Evolution<State> {
  readonly start: (search: Search) => State;
  readonly generationSize: (state: State) => number;
  readonly tell: (state: State, generation: readonly Trial[], search: Search) => State;
}

/**
 * The state that a search has come to. A generation is the next trials that have ended, in order of their numbers,
 * whatever state they were asked from; a trial that still runs holds nobody up, and takes its place when it ends. So
 * the state depends on the trials alone, not on the order in which they ended.
 *
 * States of earlier calls are kept, and told anew from the first generation that has changed: a sweep of N trials tells
 * about N of them in all instead of N². What is kept changes the time of an answer, never the answer.
 */
export function generationReplay<State>(evolution: Evolution<State>): (search: Search) => State {
  let kept: { readonly key: string; readonly start: State; readonly told: Told<State>[] } | undefined;
  return (search) => {
    const key = JSON.stringify([search.space, search.objectives, search.seed]);
    if (kept?.key !== key) kept = { key, start: evolution.start(search), told: [] };
    const { start, told } = kept;
    const ended = search.trials.filter(({ outcome }) => outcome !== 'running');
    let state = start;
    let first = 0;
    for (let g = 0; ; g++) {
      const end = first + evolution.generationSize(state);
      if (end > ended.length) {
        told.length = g;
        return state;
      }
      if (!told[g] || !told[g]!.generation.every((trial, i) => isSame(trial, ended[first + i]!))) {
        const generation = ended.slice(first, end);
        told.length = g;
        told.push({ generation, state: evolution.tell(state, generation, search) });
      }
      state = told[g]!.state;
      first = end;
    }
  };
}

interface Told<State> {
  readonly generation: readonly Trial[];
  readonly state: State;
}

/** Whoever loads the trials anew has equal ones, not the same ones. */
function isSame(a: Trial, b: Trial): boolean {
  if (a === b) return true;
  return a.number === b.number && a.outcome === b.outcome && areEqual(identity(a), identity(b));
}

/** All that a generation is told by, beside number and outcome. */
function identity({ point, objectives, constraints, reports }: Trial): readonly unknown[] {
  const counts = [objectives.length, constraints.length];
  return [...counts, ...objectives, ...constraints, reports.at(-1)?.value, ...Object.entries(point).flat()];
}

function areEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
