import { afterEach, expect, test, vi } from 'vitest';
import { markPicture } from '#renderer/charts/mark-picture.ts';

afterEach(() => vi.unstubAllGlobals());

const look = { shape: 'ring', color: 'gray', ground: 'white', radius: 4, turn: 0 } as const;

/** A document whose canvases note what is done to them. */
function stubCanvas(): { readonly calls: string[] } {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...values: readonly number[]) =>
      void calls.push(`${name} ${values.map((value) => Math.round(value * 100) / 100).join(' ')}`.trim());
  const names = ['scale', 'translate', 'beginPath', 'arc', 'stroke', 'fill', 'moveTo', 'lineTo', 'closePath', 'rotate'];
  const context = Object.fromEntries(names.map((name) => [name, note(name)]));
  const getImageData = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
  const canvas = { width: 0, height: 0, getContext: () => ({ ...context, getImageData }) };
  vi.stubGlobal('document', { createElement: () => canvas });
  return { calls };
}

test('a picture has the pixels of the screen and the mark in its middle', () => {
  const { calls } = stubCanvas();
  expect(markPicture(2)(look)).toMatchObject({ x: 0, y: 0, width: 24, height: 24 });
  expect(calls).toEqual(['scale 2 2', 'translate 6 6', 'beginPath', 'arc 0 0 3.25 0 6.28', 'stroke']);
});

test('a triangle turns to the side where the thing is', () => {
  const { calls } = stubCanvas();
  markPicture(1)({ ...look, shape: 'triangle', turn: 2 });
  expect(calls).toContain('rotate 3.14');
  expect(calls).toContain('fill');
});
