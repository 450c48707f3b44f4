import { expect, test } from 'vitest';
import { rgb } from '#renderer/charts/class-palette.ts';
import { sequentialColor, sequentialGradient } from '#renderer/charts/sequential-colors.ts';
import { contrast, linear, oklab } from './color-measures.ts';

/** Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB. */
const visions = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function seen(hex: string, m: readonly number[]): readonly number[] {
  const [r, g, b] = rgb(hex).map((byte) => linear(byte)) as [number, number, number]; // three bytes
  const mixed = [0, 3, 6].map((row) => m[row]! * r + m[row + 1]! * g + m[row + 2]! * b);
  return oklab(mixed.map((channel) => Math.min(1, Math.max(0, channel))));
}

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, i) => value - b[i]!));
const places = Array.from({ length: 33 }, (_, i) => i / 32);

for (const [theme, isDark, ground] of [
  ['light', false, '#ffffff'],
  ['dark', true, '#1c1f25'],
] as const) {
  const colors = places.map((place) => sequentialColor(place, isDark));

  test(`each color of the ${theme} theme stands out from its ground by 3 : 1, the last by 12 : 1`, () => {
    for (const color of colors) expect(contrast(color, ground), color).toBeGreaterThanOrEqual(3);
    expect(contrast(colors.at(-1)!, ground)).toBeGreaterThanOrEqual(12);
  });

  test(`the scale of the ${theme} theme moves in even steps`, () => {
    const moves = colors
      .slice(1)
      .map((color, i) => distance(seen(color, visions.normal), seen(colors[i]!, visions.normal)));
    expect(Math.max(...moves) / Math.min(...moves)).toBeLessThan(1.5);
  });

  test.each(Object.entries(visions))(`lightness orders the ${theme} theme with %s vision`, (_, matrix) => {
    const lightness = colors.map((color) => seen(color, matrix)[0]!);
    for (let i = 1; i < lightness.length; i++) {
      expect(isDark ? lightness[i]! - lightness[i - 1]! : lightness[i - 1]! - lightness[i]!, colors[i]).toBeGreaterThan(
        0,
      );
    }
    expect(Math.abs(lightness.at(-1)! - lightness[0]!)).toBeGreaterThan(0.3);
  });
}

test('what lies outside has the color of the nearer end', () => {
  expect([-1, 2, Infinity].map((place) => sequentialColor(place, false))).toEqual(
    [0, 1, 1].map((place) => sequentialColor(place, false)),
  );
  expect(sequentialColor(NaN, true)).toBe(sequentialColor(0, true));
});

test('the gradient runs from the color at 0 to the color at 1, and back where reversed', () => {
  const [first, last] = [sequentialColor(0, true), sequentialColor(1, true)];
  expect(sequentialGradient(true, false)).toMatch(new RegExp(`^linear-gradient\\(to right, ${first}, .*, ${last}\\)$`));
  expect(sequentialGradient(true, true)).toMatch(new RegExp(`^linear-gradient\\(to right, ${last}, .*, ${first}\\)$`));
});
