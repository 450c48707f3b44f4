/**
 * Ten colors that stay apart for people with protanopia, deuteranopia and tritanopia, each at least 3 : 1 against its
 * ground: found by maximizing the least OKLab distance over Machado et al. 2009's simulations; class-palette.test.ts
 * measures both. Colors alone say nothing: names stand at the classes and in the legend.
 */
const light = [
  '#f23371',
  '#d6770c',
  '#7a6905',
  '#3a5200',
  '#1a8c77',
  '#0f9db8',
  '#234be2',
  '#8878f0',
  '#7b149f',
  '#7f0d62',
];
const dark = [
  '#c23f40',
  '#e26a21',
  '#f2af26',
  '#e0f48d',
  '#64d2aa',
  '#9df8fc',
  '#2c78f3',
  '#b1a1fe',
  '#9453a0',
  '#b57b9b',
];

export const paletteSize = 10;

export function palette(isDark: boolean): readonly string[] {
  return isDark ? dark : light;
}

export function classColor(index: number, isDark: boolean): string {
  const colors = palette(isDark);
  return colors[index % colors.length]!;
}

/** Colors for curves and few groups, the most distinct first, and dashes beside curves so that neither is needed alone. */
const curveOrder = [6, 1, 4, 8, 0, 2, 7, 5, 9, 3];
const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4], [12, 4], [4, 2]] as const;

export function curveColor(index: number, isDark: boolean): string {
  return classColor(curveOrder[index % curveOrder.length]!, isDark);
}

export function curveDash(index: number): readonly number[] {
  return dashes[index % dashes.length]!;
}

/** Red, green, blue in 0…255 of `#rrggbb`. */
export function rgb(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
