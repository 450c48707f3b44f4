import { expect, test } from 'vitest';
import { cellPlaces, nearestCell, neighborCell } from '#renderer/views/run/latent/manifold-cell.ts';

test('a cell is nearest to its own place; rows run as in the picture', () => {
  const places = cellPlaces(400);
  expect(places).toHaveLength(400);
  expect([0, 19, 210, 399].map((cell) => nearestCell(places, places[cell]!))).toEqual([0, 19, 210, 399]);
  expect(places[0]!.y).toBeGreaterThan(places[399]!.y);
  expect(places[0]!.x).toBeLessThan(places[19]!.x);
  expect(nearestCell([], { x: 0, y: 0 })).toBe(-1);
});

test('neighbors stop at the edge', () => {
  expect(neighborCell(0, 20, -1, -1)).toBe(0);
  expect(neighborCell(0, 20, 1, 1)).toBe(21);
  expect(neighborCell(399, 20, 1, 0)).toBe(399);
});
