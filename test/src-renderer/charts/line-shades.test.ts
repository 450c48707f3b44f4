import { expect, test } from 'vitest';
import { lineGroups, lineShades, shadeOrder } from '#renderer/charts/line-shades.ts';

test('the shade grows with merit: turned around where little is good', () => {
  const places = Float32Array.of(0, 0.25, NaN);
  expect([...lineShades(places, 'maximize')]).toEqual([0, 0.25, NaN]);
  expect([...lineShades(places, undefined)]).toEqual([0, 0.25, NaN]);
  expect([...lineShades(places, 'minimize')]).toEqual([1, 0.75, NaN]);
});

test('groups lie from back to front: faded, bad, plain, and of each those without a value first and the best last', () => {
  const shades = Float32Array.of(1, 0, NaN, 1, 1, 0);
  const tones = Uint8Array.of(0, 0, 0, 1, 2, 0);
  const groups = lineGroups(shades, tones, new Uint8Array(6).fill(1));
  expect(groups.map(({ tone, shade, lines }) => [tone, shade, [...lines]])).toEqual([
    ['faded', 1, [3]],
    ['bad', 1, [4]],
    ['plain', NaN, [2]],
    ['plain', 0, [1, 5]],
    ['plain', 1, [0]],
  ]);
});

test('each line that is drawn is in one group, with a shade near its own; the others are in none', () => {
  const shades = Float32Array.from({ length: 500 }, (_, i) => i / 499);
  const drawn = Uint8Array.from({ length: 500 }, (_, i) => i % 2);
  const groups = lineGroups(shades, new Uint8Array(500), drawn);
  expect(groups.flatMap(({ lines }) => [...lines]).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 250 }, (_, i) => 2 * i + 1),
  );
  for (const { shade, lines } of groups) {
    for (const line of lines) expect(Math.abs(shades[line]! - shade)).toBeLessThan(0.011);
  }
  expect(lineGroups(new Float32Array(0), new Uint8Array(0), new Uint8Array(0))).toEqual([]);
});

test('the order runs from the worst to the best, by index where they are equal, and over what is drawn', () => {
  const shades = Float32Array.of(0.5, NaN, 0.9, 0.5, 0.1);
  expect([...shadeOrder(shades, Uint8Array.of(1, 1, 1, 1, 0))]).toEqual([1, 0, 3, 2]);
});
