import { expect, test } from 'vitest';
import { drawMarks, markRadius, pictureSide } from '#renderer/charts/mark-drawing.ts';
import type { MarkLook } from '#renderer/charts/mark-drawing.ts';

const ink = { plain: ['old', 'new'], faded: 'gray', bad: 'red', ground: 'white' };

/** What would be stamped, and where: the pictures are their own descriptions. */
function stamps(marks: Partial<Parameters<typeof drawMarks>[1]> & { readonly tones: Uint8Array }) {
  const found: { readonly look: MarkLook; readonly x: number }[] = [];
  const made: MarkLook[] = [];
  const context = {
    drawImage: (image: unknown, x: number) => void found.push({ look: image as MarkLook, x }),
  };
  const count = marks.tones.length;
  const points = Float32Array.from({ length: 2 * count }, (_, k) => 100 * Math.floor(k / 2));
  drawMarks(context, { points, beyond: new Uint8Array(count), buckets: null, order: null, ...marks }, ink, (look) => {
    made.push(look);
    return look as unknown as CanvasImageSource;
  });
  return { found, made };
}

test('tones differ in shape, not only in color, and the faded lie beneath', () => {
  const { found } = stamps({ tones: Uint8Array.of(0, 1, 2) });
  expect(found.map(({ look }) => [look.shape, look.color])).toEqual([
    ['ring', 'gray'],
    ['disk', 'old'],
    ['cross', 'red'],
  ]);
  const half = pictureSide(markRadius(3)) / 2;
  expect(found.map(({ x }) => x + half)).toEqual([100, 0, 200]);
});

test('a thing beyond an edge is a triangle that points there', () => {
  const { found } = stamps({ tones: new Uint8Array(5), beyond: Uint8Array.of(0, 1, 2, 3, 4) });
  expect(found.map(({ look }) => look.shape)).toEqual(['disk', 'triangle', 'triangle', 'triangle', 'triangle']);
  expect(found.slice(1).map(({ look }) => look.turn)).toEqual([0, 2, 1, 3]);
});

test('buckets choose the color, the order what lies on top', () => {
  const { found } = stamps({
    tones: new Uint8Array(3),
    buckets: Uint8Array.of(0, 1, 0),
    order: Int32Array.of(2, 1, 0),
  });
  expect(found.map(({ look }) => look.color)).toEqual(['old', 'new', 'old']);
  expect(found[0]!.x).toBeGreaterThan(found[2]!.x);
});

test('a thing without a place is not drawn, and each picture is made once', () => {
  const { found, made } = stamps({ tones: new Uint8Array(3), points: Float32Array.of(1, 1, NaN, NaN, 3, 3) });
  expect([found.length, made.length]).toEqual([2, 1]);
});

test('the more marks, the smaller, and a picture has room for its mark', () => {
  expect([10, 1000, 10_000].map(markRadius)).toEqual([4, 3, 2.25]);
  expect(pictureSide(4)).toBeGreaterThan(2 * 4 + 2);
});
