import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine, EngineSettings } from '#main/engine/open-engine.ts';
import { createKeptTextWork } from './text-work/kept-text-work.ts';
import type { KeptTextWork } from './text-work/kept-text-work.ts';
import { createPreparedDatasets } from './prepared-datasets.ts';
import type { PreparedDatasets } from './prepared-datasets.ts';

/** What a process keeps from one job to the next. No result depends on it, only how soon it is there. */
export interface WorkerMemory {
  /** The engine that a job asks for; opened once. */
  readonly engine: (settings: EngineSettings) => Promise<Engine>;
  readonly datasets: PreparedDatasets;
  readonly textWork: KeptTextWork;
}

export function createWorkerMemory(open: (settings: EngineSettings) => Promise<Engine> = openEngine): WorkerMemory {
  const engines = new Map<string, Promise<Engine>>();
  return {
    engine: ({ engine, threads, xla }) => {
      const key = JSON.stringify([engine, threads, xla]);
      const known = engines.get(key);
      if (known) return known;
      const opened = open({ engine, threads, xla });
      engines.set(key, opened);
      opened.catch(() => engines.delete(key)); // whoever asked hears of it; the next one tries again
      return opened;
    },
    datasets: createPreparedDatasets(),
    textWork: createKeptTextWork(),
  };
}
