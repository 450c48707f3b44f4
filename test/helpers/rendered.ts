import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Workbench } from '#renderer/state/workbench.svelte.ts';
import WithWorkbench from './WithWorkbench.svelte';

/** The first picture of a component on a workbench, as HTML; nothing in it runs afterwards. */
export function rendered<P extends object>(component: Component<P>, props: P, workbench: Workbench): string {
  const { body } = render(WithWorkbench, { props: { workbench, component, props } });
  return body.replaceAll(/<!--.*?-->/g, '');
}

/** Its words alone, as they are read, with single spaces. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
