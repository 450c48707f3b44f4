import type { MenuCommand } from '#shared/contract/events.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';

export type Place =
  | { readonly screen: 'runs' }
  /** `likeRun`: the run whose configuration the draft begins with; `asLanguageModel`: without its code. */
  | { readonly screen: 'new-run'; readonly likeRun: string | null; readonly asLanguageModel?: boolean }
  | { readonly screen: 'run'; readonly runId: string }
  | { readonly screen: 'sweeps' }
  /** `beginning`: what the form begins with; null for the simplest sweep that works. */
  | { readonly screen: 'new-sweep'; readonly beginning: SweepBeginning | null }
  | { readonly screen: 'sweep'; readonly sweepId: string }
  | { readonly screen: 'compare' }
  | TextLabPlace
  | { readonly screen: 'datasets' };

/** Null is as it was left: the run, the newest at first; the tab, that of writing at first. */
export interface TextLabPlace {
  readonly screen: 'text-lab';
  readonly runId: string | null;
  readonly tab: TextLabTabId | null;
}
export type TextLabTabId = 'write' | 'interpolate' | 'search' | 'map' | 'classify' | 'correct' | 'summarize';

/** A sweep to begin the form with, in whole; `hyperparameters` is all that every trial begins with. */
export interface SweepBeginning {
  readonly definition: SweepDefinition;
  readonly hyperparameters: Hyperparameters;
  readonly datasetHash: string | null;
}

/** Where the person is. */
export class Navigation {
  place = $state.raw<Place>({ screen: 'runs' });
  isHelpOpen = $state(false);
  #textLab: TextLabPlace = { screen: 'text-lab', runId: null, tab: 'write' };

  go(place: Place): void {
    if (place.screen !== 'text-lab') {
      this.place = place;
      return;
    }
    this.#textLab = { ...place, runId: place.runId ?? this.#textLab.runId, tab: place.tab ?? this.#textLab.tab };
    this.place = this.#textLab;
  }

  openRun(runId: string): void {
    this.go({ screen: 'run', runId });
  }

  openSweep(sweepId: string): void {
    this.go({ screen: 'sweep', sweepId });
  }

  openTextLab(runId: string | null): void {
    this.go({ screen: 'text-lab', runId, tab: null });
  }

  obey(command: MenuCommand): void {
    switch (command) {
      case 'new-run':
        return this.go({ screen: 'new-run', likeRun: null });
      case 'new-sweep':
        return this.go({ screen: 'new-sweep', beginning: null });
      case 'show-sweeps':
        return this.go({ screen: 'sweeps' });
      case 'show-runs':
        return this.go({ screen: 'runs' });
      case 'show-compare':
        return this.go({ screen: 'compare' });
      case 'show-datasets':
        return this.go({ screen: 'datasets' });
      case 'show-text-lab':
        return this.openTextLab(null);
      case 'show-keyboard-help':
        this.isHelpOpen = true;
    }
  }
}
