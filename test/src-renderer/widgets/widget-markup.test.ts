import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import FactList from '#renderer/widgets/FactList.svelte';
import ListScreen from '#renderer/widgets/ListScreen.svelte';
import MapFrame from '#renderer/widgets/MapFrame.svelte';
import TabbedScreen from '#renderer/widgets/TabbedScreen.svelte';
import ViewButtons from '#renderer/widgets/ViewButtons.svelte';
import { textOf } from '#test/helpers/rendered.ts';

const snippet = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

test('facts are names with their values, which are there as a whole when they are cut', () => {
  const facts = [
    ['Hash', 'abcdef'],
    ['Texts', '2'],
  ] as const;
  const { body } = render(FactList, { props: { facts, nameWidth: 96 } });
  expect(textOf(body)).toBe('Hash abcdef Texts 2');
  expect(body).toMatch(/<dd[^>]*title="abcdef"/);
  expect(body.match(/grid-template-columns: 96px minmax\(0, 1fr\)/g)).toHaveLength(2);
});

test('a screen with a list has its title, facts and actions above the list', () => {
  const parts = { title: 'Runs', actions: snippet('New'), children: snippet('List') };
  expect(textOf(render(ListScreen, { props: parts }).body)).toBe('Runs New List');
  expect(textOf(render(ListScreen, { props: { ...parts, facts: snippet('3 of 5') } }).body)).toBe(
    'Runs 3 of 5 New List',
  );
});

test('the panel of a screen with tabs is named by the tab that is selected', () => {
  const { body } = render(TabbedScreen, {
    props: {
      heading: snippet('Heading'),
      tabs: [
        { id: 'one', label: 'One' },
        { id: 'two', label: 'Two' },
      ],
      selected: 'two',
      label: 'Parts',
      panelId: 'parts',
      onselect: () => undefined,
      children: snippet('Panel'),
    },
  });
  expect(textOf(body)).toBe('Heading One Two Panel');
  expect(body).toMatch(/id="parts" role="tabpanel" aria-labelledby="parts-tab-two"/);
  expect(body).toContain('id="parts-tab-two"');
});

test('a map stands between its controls and what is said of it', () => {
  const { body } = render(MapFrame, {
    props: { label: 'Map', gap: 16, controls: snippet('Zoom'), plane: snippet('Points'), words: snippet('Few') },
  });
  expect(body).toContain('aria-label="Map"');
  expect(body).toContain('column-gap: 16px');
  expect(textOf(body)).toBe('Zoom Points Few');
});

test('the buttons of a view name what a drag does and three ways to look', () => {
  const { body } = render(ViewButtons, {
    props: {
      modes: [
        { value: 'place', label: 'Decode' },
        { value: 'pan', label: 'Pan' },
      ],
      mode: 'pan',
      onmode: () => undefined,
      onzoom: () => undefined,
      onfit: () => undefined,
    },
  });
  for (const name of ['What a drag does', 'Zoom out', 'Zoom in', 'Show all']) {
    expect(body).toContain(`aria-label="${name}"`);
  }
  expect(textOf(body)).toContain('Decode Pan');
});
