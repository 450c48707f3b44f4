import { expect, test } from 'vitest';
import { classColor, curveColor, curveDash, palette, paletteSize, rgb } from '#renderer/charts/class-palette.ts';
import { contrast, linear, oklab } from './color-measures.ts';

/** Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB. */
const visions = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function seen(hex: string, m: readonly number[]): readonly number[] {
  const [r, g, b] = rgb(hex).map((byte) => linear(byte)) as [number, number, number];
  const mixed = [0, 3, 6].map((row) => m[row]! * r + m[row + 1]! * g + m[row + 2]! * b);
  return oklab(mixed.map((channel) => Math.min(1, Math.max(0, channel))));
}

for (const [theme, isDark, ground] of [
  ['light', false, '#ffffff'],
  ['dark', true, '#1c1f25'],
] as const) {
  test(`every class color of the ${theme} theme stands out from its ground by at least 3 : 1`, () => {
    for (const color of palette(isDark)) expect(contrast(color, ground), color).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(visions))(`the ten colors of the ${theme} theme stay apart with %s vision`, (_, matrix) => {
    const labs = palette(isDark).map((color) => seen(color, matrix));
    for (let i = 0; i < labs.length; i++) {
      for (let j = 0; j < i; j++) {
        const distance = Math.hypot(...labs[i]!.map((value, axis) => value - labs[j]![axis]!));
        expect(distance, `${palette(isDark)[i]} and ${palette(isDark)[j]}`).toBeGreaterThanOrEqual(0.075);
      }
    }
  });
}

test('there are ten colors in both themes, and more classes begin again', () => {
  expect([palette(false).length, palette(true).length]).toEqual([paletteSize, paletteSize]);
  expect(classColor(13, false)).toBe(classColor(3, false));
});

test('curves next to each other differ in color and in dash', () => {
  for (let i = 0; i < 9; i++) {
    expect(curveColor(i, false)).not.toBe(curveColor(i + 1, false));
    expect(curveDash(i)).not.toEqual(curveDash(i + 1));
  }
});
