import type { ClustersAnswer } from '#shared/contract/text-mining.ts';
import { colorings, mapContent, mapForm, readMapForm } from './text-map.ts';
import type { MapColoring, MapForm, TextMapContent } from './text-map.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** A part of the plane, in its units. */
export interface MapBox {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** Which part of the plane is seen, and how many pixels one of its units takes. */
export interface MapView {
  readonly centerX: number;
  readonly centerY: number;
  readonly scale: number;
}

const nothingHidden: ReadonlySet<number> = new Set();

/** Seeds that the figures of clusters are the mean of. */
export const comparedSeeds = 5;

/** The tab with the map: what is asked for, the map that came last, and what is picked in it. */
export class TextMap {
  form: MapForm = $state.raw(mapForm);
  content: TextMapContent | null = $state.raw(null);
  /** Of as many clusters as the map has, from the same seed on; null until it is asked for. */
  figures: ClustersAnswer | null = $state.raw(null);
  chosenColoring: MapColoring = $state('cluster');
  query = $state('');
  cluster: number | null = $state(null);
  box: MapBox | null = $state.raw(null);
  /** Only while points are colored by label: what a person cannot switch back on is not hidden. */
  pickedHidden: ReadonlySet<number> = $state.raw(new Set());
  active: number | null = $state(null);
  view: MapView | null = $state.raw(null);
  readonly task: TextTask;
  readonly comparing: TextTask;
  #seed = 1;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
    this.comparing = lab.newTask();
  }

  /** The chosen coloring, or the first that this map has. */
  get coloring(): MapColoring {
    const possible = this.content ? colorings(this.content) : [];
    return possible.includes(this.chosenColoring) ? this.chosenColoring : (possible[0] ?? 'cluster');
  }

  get hiddenLabels(): ReadonlySet<number> {
    return this.coloring === 'label' ? this.pickedHidden : nothingHidden;
  }

  change(changed: Partial<MapForm>): void {
    this.form = { ...this.form, ...changed };
  }

  /** The old map stays until the new one is there. */
  async draw(): Promise<void> {
    const request = readMapForm(this.form);
    if (!request) return;
    const answer = await this.task.ask(request);
    if (!answer) return;
    this.comparing.cancel();
    this.#seed = request.seed;
    this.content = mapContent(answer);
    this.figures = null;
    this.view = null;
    this.clear();
  }

  /** Nothing is picked any more. */
  clear(): void {
    this.query = '';
    this.cluster = null;
    this.box = null;
    this.pickedHidden = nothingHidden;
    this.active = null;
  }

  /** Figures of these clusters beside those of the baselines. */
  async compare(): Promise<void> {
    if (!this.content) return;
    const clusters = this.content.clusters.length;
    const request = { kind: 'clusters', clusters, examples: 0, seed: this.#seed, seeds: comparedSeeds } as const;
    this.figures = (await this.comparing.ask(request)) ?? this.figures;
  }
}
