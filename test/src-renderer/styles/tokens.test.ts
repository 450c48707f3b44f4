import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from '../charts/color-measures.ts';

const css = readFileSync(new URL('../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8');
const [lightText = '', darkText = ''] = css.split('prefers-color-scheme: dark');

function tokens(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** Text and what it stands on: 4.5 : 1 (WCAG 2.2, 1.4.3). */
const texts = [
  ...['text', 'text-muted', 'text-faint', 'accent', 'good', 'warning', 'bad'].flatMap((text) =>
    ['ground', 'surface', 'sunken'].map((ground) => [text, ground] as const),
  ),
  ['text', 'hover'],
  ['text-muted', 'hover'],
  ['text', 'accent-soft'],
  ['text-muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['bad', 'bad-soft'],
  ['warning', 'warning-soft'],
  ['good', 'good-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad'],
] as const;

/** Borders of controls, curves and bars: 3 : 1 (1.4.11). */
const shapes = [
  ['control-border', 'surface'],
  ['control-border', 'ground'],
  ['accent', 'surface'],
] as const;

for (const [theme, values] of [
  ['light', tokens(lightText)],
  ['dark', { ...tokens(lightText), ...tokens(darkText) }],
] as const) {
  test.each(texts)(`${theme}: %s can be read on %s`, (text, ground) => {
    expect(contrast(values[text]!, values[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)(`${theme}: %s can be seen on %s`, (shape, ground) => {
    expect(contrast(values[shape]!, values[ground]!)).toBeGreaterThanOrEqual(3);
  });
}
