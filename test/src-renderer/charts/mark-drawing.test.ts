import { expect, test } from 'vitest';
import { markLook, markRadius, pictureSide } from '#renderer/charts/mark-drawing.ts';

const ink = { plain: ['old', 'new'], faded: 'gray', bad: 'red', ground: 'white' };
const look = (tone: number, bucket = 0, side = 0) => markLook({ tone, bucket, side, radius: 3 }, ink);

test('tones differ in shape, not only in color', () => {
  expect([0, 1, 2].map((tone) => [look(tone).shape, look(tone).color])).toEqual([
    ['disk', 'old'],
    ['ring', 'gray'],
    ['cross', 'red'],
  ]);
});

test('the bucket chooses the color of a plain mark alone', () => {
  expect([look(0, 1).color, look(1, 1).color, look(2, 1).color]).toEqual(['new', 'gray', 'red']);
});

test('a thing beyond an edge is a triangle that points there', () => {
  const beyond = [1, 2, 3, 4].map((side) => look(0, 0, side));
  expect(beyond.map(({ shape }) => shape)).toEqual(['triangle', 'triangle', 'triangle', 'triangle']);
  expect(beyond.map(({ turn }) => turn)).toEqual([0, 2, 1, 3]);
});

test('the more marks, the smaller, and a picture has room for its mark', () => {
  expect([10, 1000, 10_000].map(markRadius)).toEqual([4, 3, 2.25]);
  expect(pictureSide(4)).toBeGreaterThan(2 * 4 + 2);
});
