import type { MenuCommand } from '#shared/contract/events.ts';

export type Place =
  | { readonly screen: 'runs' }
  /** `likeRun`: the run whose configuration the draft begins with. */
  | { readonly screen: 'new-run'; readonly likeRun: string | null }
  | { readonly screen: 'run'; readonly runId: string }
  | { readonly screen: 'compare' }
  | { readonly screen: 'datasets' };

/** Where the person is. */
export class Navigation {
  place = $state.raw<Place>({ screen: 'runs' });
  isHelpOpen = $state(false);

  go(place: Place): void {
    this.place = place;
  }

  openRun(runId: string): void {
    this.go({ screen: 'run', runId });
  }

  obey(command: MenuCommand): void {
    switch (command) {
      case 'new-run':
        return this.go({ screen: 'new-run', likeRun: null });
      case 'show-runs':
        return this.go({ screen: 'runs' });
      case 'show-compare':
        return this.go({ screen: 'compare' });
      case 'show-datasets':
        return this.go({ screen: 'datasets' });
      case 'show-keyboard-help':
        this.isHelpOpen = true;
    }
  }
}
