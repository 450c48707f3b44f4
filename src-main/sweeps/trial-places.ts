import type { Run } from '#shared/contract/run.ts';
import type { RunService } from '#main/runs/run-service.ts';

/** Why a sweep itself cut a run that is ending: what becomes of its trial. */
export type Cut = 'prune' | 'wait' | 'park';

/** The runs of a sweep that hold a place of it: they compute, wait in line or are paused. */
export interface TrialPlaces {
  readonly size: () => number;
  /** Null for a run that has no place. */
  readonly numberOf: (runId: string) => number | null;
  readonly isCut: (runId: string) => boolean;
  /** How many compute now, or are about to; neither those that hold still nor those in line. */
  readonly computing: () => number;
  /** A run that is not under way goes on from its last checkpoint; its place is taken at once. */
  readonly take: (runId: string, number: number) => void;
  /** The run writes a checkpoint and ends. */
  readonly cut: (runId: string, why: Cut) => void;
  /** Runs hold still in memory, also those that are about to go on; those in line are parked. */
  readonly pause: () => Promise<void>;
  /** Runs that were paused by hand before stay so; the others go on one by one, as soon as there is room for each. */
  readonly goOn: () => void;
  /** To be called when there may be room for runs that are to go on. */
  readonly lookForRoom: () => void;
  /** All runs write a checkpoint and end, also those that were about to go on. */
  readonly cancelAll: () => Promise<void>;
  /** To be called whenever a run changes. */
  readonly heard: (run: Run) => void;
}

export interface PlaceListener {
  readonly ended: (run: Run, number: number, cut: Cut | null) => void;
  /** The run cannot go on; it may have been deleted. */
  readonly lost: (number: number, error: unknown) => void;
  /** Whether one more run may compute beside those of this sweep and of others. */
  readonly hasRoom: () => boolean;
}

interface Place {
  readonly number: number;
  cut: Cut | null;
  /** It is paused, by whomever, and nobody waits for its end. */
  isHeld: boolean;
  /** Whether the sweep asked it to hold still; `freed`: and somebody let it go on; `leaving`: and the sweep lets it go on now. */
  pausing: 'no' | 'asked' | 'freed' | 'leaving';
}

export function createTrialPlaces(runs: RunService, { ended, lost, hasRoom }: PlaceListener): TrialPlaces {
  const places = new Map<string, Place>();
  let [isPaused, isStopping] = [false, false];

  function watch(runId: string, place: Place): void {
    runs.whenSettled(runId).then(
      (settled) => look(settled, place),
      (error: unknown) => giveUp(runId, place, error),
    );
  }

  function look(settled: Run, place: Place): void {
    const run = runNow(settled);
    if (run.state === 'paused') return holdStill(place);
    if (isUnderWay(run)) return watch(run.id, place); // it went on before this was heard
    places.delete(run.id);
    ended(run, place.number, place.cut);
  }

  /** As it is now; one that was deleted since, as it was. */
  function runNow(known: Run): Run {
    try {
      return runs.get(known.id);
    } catch {
      return known;
    }
  }

  function holdStill(place: Place): void {
    place.isHeld = true;
    lookForRoom(); // the sweep may have gone on before the run held still
  }

  function lookForRoom(): void {
    if (isPaused || isStopping) return;
    for (const [runId, place] of places) {
      if (place.isHeld && place.pausing === 'asked' && hasRoom()) letGo(runId, place);
    }
  }

  function letGo(runId: string, place: Place): void {
    place.pausing = 'leaving';
    void runs.resume(runId).catch(() => undefined); // it may be ending, or somebody let it go on
  }

  async function ask(runId: string, place: Place): Promise<void> {
    place.pausing = 'asked';
    try {
      await runs.pause(runId);
    } catch {
      // it is ending
    }
  }

  function cut(runId: string, why: Cut): void {
    const place = places.get(runId);
    if (!place) return;
    place.cut = why;
    runs.cancel(runId).catch(() => {
      place.cut = null; // it has ended by itself
    });
  }

  function giveUp(runId: string, place: Place, error: unknown): void {
    places.delete(runId);
    lost(place.number, error);
  }

  function resume(runId: string, place: Place): void {
    runs
      .resume(runId)
      .catch((error: unknown) => {
        if (!isUnderWay(runs.get(runId))) throw error; // else somebody was faster
      })
      .then(
        () => {
          watch(runId, place);
          if (isStopping) void cancel(runId);
        },
        (error: unknown) => giveUp(runId, place, error),
      );
  }

  const cancel = (runId: string) => runs.cancel(runId).catch(() => undefined); // it may be ending by itself

  return {
    cut,
    lookForRoom,
    size: () => places.size,
    computing: () =>
      [...places].filter(([runId, { pausing }]) => pausing === 'leaving' || runs.get(runId).state === 'running').length,
    numberOf: (runId) => places.get(runId)?.number ?? null,
    isCut: (runId) => (places.get(runId)?.cut ?? null) !== null,
    take(runId, number) {
      const hasBegun = isUnderWay(runs.get(runId)); // during a pause: by a person's hand
      const place: Place = { number, cut: null, isHeld: false, pausing: isPaused && hasBegun ? 'freed' : 'no' };
      places.set(runId, place);
      if (hasBegun) watch(runId, place);
      else resume(runId, place);
    },
    async pause() {
      isPaused = true;
      const asked = [...places].map(async ([runId, place]) => {
        const { state } = runs.get(runId);
        if (state === 'queued') cut(runId, 'park');
        if (state === 'running') await ask(runId, place);
      });
      await Promise.all(asked);
    },
    goOn() {
      isPaused = false;
      for (const place of places.values()) {
        if (place.pausing === 'freed') place.pausing = 'no';
      }
      lookForRoom();
    },
    async cancelAll() {
      isStopping = true;
      await Promise.all([...places.keys()].map(cancel));
    },
    heard(run) {
      const place = places.get(run.id);
      if (!place) return;
      if (place.isHeld && run.state !== 'paused') {
        place.isHeld = false;
        place.pausing = place.pausing === 'asked' ? 'freed' : 'no';
        watch(run.id, place);
      }
      if (isPaused && run.state === 'running' && place.pausing === 'no' && place.cut === null) void ask(run.id, place);
    },
  };
}

export function isUnderWay({ state }: Run): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}
