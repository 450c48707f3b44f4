import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import BaselineTable from '#renderer/views/text-lab/BaselineTable.svelte';
import DistinctiveWords from '#renderer/views/text-lab/DistinctiveWords.svelte';
import MapList from '#renderer/views/text-lab/MapList.svelte';
import TaskPart from '#renderer/views/text-lab/TaskPart.svelte';
import TextField from '#renderer/views/text-lab/TextField.svelte';
import { textOf } from '#test/helpers/rendered.ts';

test('a label is for its control', () => {
  const { body } = render(TextField, { props: { label: 'Texts', text: 'one', rows: 10, oninput: () => undefined } });
  const id = /<label for="([^"]+)"/.exec(body)?.[1];
  expect(body).toMatch(new RegExp(`<textarea[^>]* id="${id}"`));
  expect(body).toContain('rows="10"');
});

test('a field of texts has two lines unless it needs more', () => {
  const { body } = render(TextField, { props: { label: 'Text', text: '', oninput: () => undefined } });
  expect(body).toContain('rows="2"');
});

test('only what is said of the chosen part stands under the parts', () => {
  const parts = [
    { value: 'a', label: 'Texts', about: 'Your own.' },
    { value: 'b', label: 'Measure', about: 'Those of the test split.' },
  ] as const;
  const { body } = render(TaskPart, { props: { label: 'What', parts, value: 'b', onchange: () => undefined } });
  expect(textOf(body)).toContain('Those of the test split.');
  expect(textOf(body)).not.toContain('Your own.');
});

test('a table beside baselines has every figure under its name', () => {
  const { body } = render(BaselineTable, {
    props: {
      label: 'Beside baselines',
      of: 'Words of',
      figures: [{ label: 'NPMI' }, { label: 'Diversity', help: 'Share of different words' }],
      rows: [
        { name: 'Topics', values: ['0.1', '0.9'] },
        { name: 'Random', values: ['0.0', '0.5'] },
      ],
    },
  });
  expect(textOf(body)).toBe('Words of NPMI Diversity Topics 0.1 0.9 Random 0.0 0.5');
  expect(body).toContain('title="Share of different words"');
});

test('words that tell a group stand apart, and a group without any says so', () => {
  expect(textOf(render(DistinctiveWords, { props: { words: ['room', 'staff'] } }).body)).toBe('room staff');
  expect(textOf(render(DistinctiveWords, { props: { words: [] } }).body)).toBe('no word of its own');
});

test('a list beside the map has its name and its heading above', () => {
  const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));
  const { body } = render(MapList, { props: { label: 'Topics', heading: words('Title'), children: words('List') } });
  expect(body).toContain('aria-label="Topics"');
  expect(textOf(body)).toBe('Title List');
});
