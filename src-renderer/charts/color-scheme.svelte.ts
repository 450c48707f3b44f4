import { MediaQuery } from 'svelte/reactivity';

const darkQuery = new MediaQuery('(prefers-color-scheme: dark)');

/** Canvases cannot use CSS variables: they ask this, and are drawn again when it changes. */
export const colorScheme = {
  get isDark(): boolean {
    return darkQuery.current;
  },
};

/** The value that a custom property has at an element now. */
export function cssColor(element: Element, name: `--${string}`): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
