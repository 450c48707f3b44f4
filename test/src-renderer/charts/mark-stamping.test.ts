import { expect, test } from 'vitest';
import { pictureSide } from '#renderer/charts/mark-drawing.ts';
import type { MarkLook } from '#renderer/charts/mark-drawing.ts';
import { stampMarks } from '#renderer/charts/mark-stamping.ts';
import type { Pixels } from '#renderer/charts/mark-stamping.ts';

const ink = { plain: ['old', 'new'], faded: 'gray', bad: 'red', ground: 'white' };
const colors: Readonly<Record<string, readonly [number, number, number]>> = {
  old: [0, 0, 200],
  new: [0, 200, 0],
  gray: [100, 100, 100],
  red: [200, 0, 0],
};

function pixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(4 * width * height) };
}

function at({ width, data }: Pixels, x: number, y: number): readonly number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

/** Pictures whose middle two by two pixels alone are painted, this opaque; with what was asked for. */
function dots(alpha = 255) {
  const asked: MarkLook[] = [];
  const picture = (look: MarkLook): Pixels => {
    asked.push(look);
    const side = pictureSide(look.radius);
    const image = pixels(side, side);
    for (const [x, y] of [
      [side / 2 - 1, side / 2 - 1],
      [side / 2, side / 2 - 1],
      [side / 2 - 1, side / 2],
      [side / 2, side / 2],
    ] as const) {
      image.data.set([...colors[look.color]!, alpha], 4 * (y * side + x));
    }
    return image;
  };
  return { asked, picture };
}

const marks = (points: readonly number[], tones: readonly number[]) => ({
  points: Float32Array.from(points),
  tones: Uint8Array.from(tones),
  beyond: new Uint8Array(tones.length),
  buckets: null,
  order: null,
});

test('a mark lies with its middle at its place, in device pixels, and nowhere else', () => {
  const image = pixels(40, 40);
  stampMarks(image, marks([10, 8], [0]), ink, 1, dots().picture);
  const painted = [...image.data.keys()].filter((k) => k % 4 === 3 && image.data[k]! > 0).map((k) => k >> 2);
  expect(painted.map((pixel) => [pixel % 40, Math.floor(pixel / 40)])).toEqual([
    [9, 7],
    [10, 7],
    [9, 8],
    [10, 8],
  ]);
  expect(at(image, 9, 7)).toEqual([0, 0, 200, 255]);
});

test('faded marks lie beneath, whatever the order; the last of the others on top', () => {
  const image = pixels(40, 40);
  stampMarks(image, marks([10, 8, 10, 8, 10, 8], [0, 2, 1]), ink, 1, dots().picture);
  expect(at(image, 10, 8)).toEqual([200, 0, 0, 255]);
  stampMarks(image, { ...marks([10, 8, 10, 8], [0, 2]), order: Int32Array.of(1, 0) }, ink, 1, dots().picture);
  expect(at(image, 10, 8)).toEqual([0, 0, 200, 255]);
});

test('see-through marks add up as light through filters does', () => {
  const image = pixels(40, 40);
  stampMarks(image, { ...marks([10, 8, 10, 8], [0, 0]), opacity: 0.5 }, ink, 1, dots().picture);
  expect(at(image, 10, 8)[2]).toBe(200);
  expect(at(image, 10, 8)[3]).toBeGreaterThanOrEqual(191); // 1 − ½ · ½ of 255
  expect(at(image, 10, 8)[3]).toBeLessThanOrEqual(192);
  const twice = pixels(40, 40);
  const half = dots(128);
  stampMarks(twice, marks([10, 8, 10, 8], [0, 2]), ink, 1, half.picture);
  const [red, , blue] = at(twice, 10, 8);
  expect(red! / blue!).toBeCloseTo(2, 1); // the upper one has twice the say of what it half hides
});

test('a mark over the edge is cut off, one without a place is left out, and each picture is made once', () => {
  const image = pixels(12, 12);
  const { asked, picture } = dots();
  stampMarks(image, marks([0, 0, NaN, NaN, 12, 12, 6, 6], [0, 0, 0, 0]), ink, 1, picture);
  const painted = [...image.data.keys()].filter((k) => k % 4 === 3 && image.data[k]! > 0).map((k) => k >> 2);
  expect(painted).toEqual([0, 5 * 12 + 5, 5 * 12 + 6, 6 * 12 + 5, 6 * 12 + 6, 143]);
  expect(asked).toHaveLength(1);
});

test('buckets choose the color of a mark', () => {
  const { asked, picture } = dots();
  stampMarks(pixels(40, 40), { ...marks([9, 9, 20, 20], [0, 0]), buckets: Uint8Array.of(1, 0) }, ink, 1, picture);
  expect(asked.map(({ color }) => color)).toEqual(['new', 'old']);
});
