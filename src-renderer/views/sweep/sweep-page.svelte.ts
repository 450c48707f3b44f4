import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Sweep, SweepDefinition } from '#shared/contract/sweep.ts';
import { brushed } from '#renderer/charts/brushed.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { bundledCurves } from '#renderer/state/sweep-columns.ts';
import { ImportanceReader } from '#renderer/state/sweep-importance.svelte.ts';
import { SweepTrials } from '#renderer/state/sweep-trials.svelte.ts';
import type { StateWords } from '#renderer/state/run-words.ts';
import { outcomeOf, outcomeWords } from '#renderer/state/sweep-words.ts';
import type { Workbench } from '#renderer/state/workbench.svelte.ts';
import type { SortOrder } from '#renderer/widgets/sort-order.ts';
import { keptPlaces, trialAxes, trialTones } from './trial-axes.ts';
import { trialTableColumns } from './trial-table-columns.ts';

/** What the parts of one open sweep share: its trials as columns, and what the person points at and has picked. */
export class SweepPage {
  readonly definition: SweepDefinition;
  readonly trials: SweepTrials;
  readonly importance: ImportanceReader;
  /** Place of the trial under the pointer or the cursor. */
  highlighted = $state.raw<number | null>(null);
  /** Place of the trial that was clicked: it stays in the card. */
  pinned = $state.raw<number | null>(null);
  /** Place of the objective that is looked at. */
  objective = $state(0);
  /** Numbers of the trials that are picked in the table. */
  readonly picked = new SvelteSet<number>();
  readonly brushes = new SvelteMap<string, readonly [number, number]>();
  /** Ids of the parallel axes; null for that of the definition. */
  axisOrder = $state.raw<readonly string[] | null>(null);
  colorBy = $state<string | null>(null);
  tableOrder = $state.raw<SortOrder>({ columnId: 'number', isDescending: true });

  readonly axes = $derived.by(() => trialAxes(this.definition, this.trials.columns));
  readonly tones = $derived.by(() => trialTones(this.definition, this.trials.columns));
  readonly bundle = $derived.by(() => bundledCurves(this.trials.columns.numbers, this.trials.curves));
  readonly tableColumns = $derived.by(() =>
    trialTableColumns({
      stateWords: (place) => this.stateWords(place),
      definition: this.definition,
      columns: this.trials.columns,
      axes: this.axes,
      bundle: this.bundle,
    }),
  );
  readonly parallelAxes = $derived.by(() => inOrder(this.#parallelAxes(), this.axisOrder));
  readonly brushedPlaces = $derived.by(() => keptPlaces(brushed(this.parallelAxes, this.brushes)));
  readonly everyPlace = $derived.by(() => this.trials.columns.numbers.map((_, place) => place));
  /** The axis of the objective that is looked at. */
  readonly objectiveAxis = $derived.by(() => this.axes.objectives[this.objective] ?? this.axes.objectives[0]!); // one at least
  readonly goal = $derived.by(() => this.definition.objectives[this.objective]?.goal ?? 'minimize');
  /** The trial that the card shows. */
  readonly shown = $derived.by(() => this.highlighted ?? this.pinned);

  readonly #isComputing: () => boolean;

  constructor(ask: Workbench['ask'], { id, definition }: Pick<Sweep, 'id' | 'definition'>, isComputing: () => boolean) {
    this.definition = definition;
    this.trials = new SweepTrials(ask, id, definition);
    this.importance = new ImportanceReader(ask, id);
    this.#isComputing = isComputing;
  }

  stateWords(place: number): StateWords {
    return outcomeWords(outcomeOf(this.trials.columns.outcomes[place]!), this.#isComputing()); // place is one of the trials
  }

  name(place: number): string {
    return `Trial ${this.trials.columns.numbers[place]}`;
  }

  runIdOf(place: number): string | null {
    return this.trials.columns.runIds[place] ?? null;
  }

  /** Runs of the picked trials that are still there, in order of their numbers. */
  pickedRuns(): readonly string[] {
    const { numbers, runIds } = this.trials.columns;
    return runIds.filter((runId, place): runId is string => runId !== null && this.picked.has(numbers[place]!));
  }

  /** What every chart of trials is given to be linked with the others. */
  readonly pointing = {
    onhover: (place: number | null): void => {
      this.highlighted = place;
    },
    onpick: (place: number): void => {
      this.pinned = this.pinned === place ? null : place;
    },
  };

  #parallelAxes(): readonly AxisColumn[] {
    return [...this.axes.dimensions, ...this.axes.constraints, ...this.axes.objectives];
  }
}

/** In the wanted order; what it does not name comes at the end. */
function inOrder(axes: readonly AxisColumn[], ids: readonly string[] | null): readonly AxisColumn[] {
  if (!ids) return axes;
  const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return axes.toSorted((a, b) => rank(a.id) - rank(b.id));
}
