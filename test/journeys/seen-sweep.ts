import type { Page } from 'playwright-core';
import { trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepOverview, TrialColumns, TrialOutcome } from '#shared/contract/sweep.ts';

/** A trial as the window is told of it, all of its numbers. */
export interface SeenTrial {
  readonly number: number;
  readonly outcome: TrialOutcome;
  /** Of each dimension, in the order of the space. */
  readonly point: readonly number[];
  /** Null until it has finished. */
  readonly objective: number | null;
  readonly constraint: number | null;
}

export interface SeenSweep {
  readonly overview: SweepOverview;
  readonly trials: readonly SeenTrial[];
  /** Epochs that were reported, of all trials together. */
  readonly epochs: number;
}

/** Asks the main process, through the window's own bridge, for the only sweep of the workspace. */
export async function readSweep(page: Page): Promise<SeenSweep> {
  const told = await page.evaluate(async () => {
    const { workbench } = globalThis as unknown as Bridge; // the preload puts it there
    const asked = async (name: string, input: unknown): Promise<unknown> => {
      const answer = await workbench.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error?.message}`);
      return answer.value;
    };
    const [overview] = (await asked('sweeps:list', {})) as SweepOverview[]; // the contract says so
    if (!overview) throw new Error('readSweep: there is no sweep');
    const columns = (await asked('sweeps:trials', { sweepId: overview.id, numbers: null })) as TrialColumns; // as above
    const curves = (await asked('sweeps:curves', { sweepId: overview.id, numbers: null })) as { epochs: Int32Array }; // as above
    const { numbers, outcomes, points, objectives, constraints } = columns;
    return {
      overview,
      numbers: [...numbers],
      outcomes: [...outcomes],
      points: [...points],
      objectives: [...objectives],
      constraints: [...constraints],
      epochs: curves.epochs.length,
    };
  });
  const width = told.overview.definition.space.length;
  const orNull = (value: number | undefined): number | null => (Number.isFinite(value) ? value! : null);
  return {
    overview: told.overview,
    epochs: told.epochs,
    trials: told.numbers.map((number, i) => ({
      number,
      outcome: trialOutcomes[told.outcomes[i]!]!,
      point: told.points.slice(i * width, (i + 1) * width),
      objective: orNull(told.objectives[i]),
      constraint: orNull(told.constraints[i]),
    })),
  };
}

interface Bridge {
  readonly workbench: {
    readonly call: (
      name: string,
      input: unknown,
    ) => Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly message: string } }>;
  };
}

/** Trials that will not change any more. */
export function endedTrials({ trials }: SeenSweep): readonly SeenTrial[] {
  return trials.filter(({ outcome }) => outcome !== 'running');
}
