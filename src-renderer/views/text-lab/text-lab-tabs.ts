import type { Component } from 'svelte';
import type { Run } from '#shared/contract/run.ts';
import type { TextLabTabId } from '#renderer/state/navigation.svelte.ts';
import type { TextLabTabProps } from './text-lab-tab.ts';
import { noCodes, noLabelWork, noWriter, noWritingFromCodes } from './text-lab-obstacles.ts';
import ClassifyTab from './ClassifyTab.svelte';
import CorrectTab from './CorrectTab.svelte';
import InterpolateTab from './InterpolateTab.svelte';
import MapTab from './MapTab.svelte';
import SearchTab from './SearchTab.svelte';
import SummarizeTab from './SummarizeTab.svelte';
import WriteTab from './WriteTab.svelte';

interface TextLabTab {
  readonly id: TextLabTabId;
  readonly label: string;
  readonly component: Component<TextLabTabProps>;
  /** Why the tab has nothing to offer for a run, and what to choose instead; null where it has. */
  readonly obstacle: (run: Run) => string | null;
}

/** The tabs of the lab in their order; each in a component of its own, with its state in `state/`. */
export const textLabTabs: readonly TextLabTab[] = [
  { id: 'write', label: 'Write', component: WriteTab, obstacle: noWriter },
  { id: 'interpolate', label: 'Interpolate', component: InterpolateTab, obstacle: noWritingFromCodes },
  { id: 'search', label: 'Search', component: SearchTab, obstacle: () => null },
  { id: 'map', label: 'Map', component: MapTab, obstacle: noCodes },
  { id: 'classify', label: 'Classify', component: ClassifyTab, obstacle: noLabelWork },
  { id: 'correct', label: 'Correct', component: CorrectTab, obstacle: noWritingFromCodes },
  { id: 'summarize', label: 'Summarize', component: SummarizeTab, obstacle: noCodes },
];
