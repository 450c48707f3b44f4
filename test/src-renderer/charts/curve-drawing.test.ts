import { expect, test } from 'vitest';
import { curvePath, drawCurves } from '#renderer/charts/curve-drawing.ts';

const ink = { plain: 'blue', faded: 'gray', bad: 'red' };
const pixels = {
  bundle: {
    offsets: Int32Array.of(0, 3, 4, 8, 8),
    xs: Int32Array.of(1, 2, 3, 5, 1, 2, 3, 4),
    ys: Float64Array.of(10, 20, 30, 7, 1, NaN, 3, 4),
  },
  toX: (x: number) => 10 * x,
  toY: (y: number) => 100 - y,
};

/** Strokes as they would be made: how, and the points where the pen came down or went. */
function strokesOf(tones: Uint8Array, given = pixels, density = 1) {
  const strokes: { color: string; opacity: number; dash: number; width: number; path: string }[] = [];
  let path = '';
  const pen = {
    strokeStyle: '',
    globalAlpha: 1,
    lineWidth: 0,
    dash: 0,
    beginPath: () => void (path = ''),
    moveTo: (x: number, y: number) => void (path += `M${x},${y}`),
    lineTo: (x: number, y: number) => void (path += `L${x},${y}`),
    setLineDash: (dash: number[]) => void (pen.dash = dash.length),
    stroke: () =>
      void strokes.push({
        color: pen.strokeStyle,
        opacity: pen.globalAlpha,
        dash: pen.dash,
        width: pen.lineWidth,
        path,
      }),
  };
  drawCurves(pen, given, tones, ink, density);
  return strokes;
}

test('faded curves lie beneath and let more through, bad ones are dashed, plain ones lie on top', () => {
  const [faded, bad, plain] = strokesOf(Uint8Array.of(0, 1, 2, 1)).filter(({ path }) => path !== '');
  expect([faded!.color, bad!.color, plain!.color]).toEqual(['gray', 'red', 'blue']);
  expect([faded!.dash, bad!.dash, plain!.dash]).toEqual([0, 2, 0]);
  expect(faded!.opacity).toBeLessThan(plain!.opacity);
  expect(plain!.path).toBe('M10,90L20,80L30,70');
});

test('a gap lifts the pen, and a point alone is a short dash', () => {
  expect(curvePath(pixels, 2)).toBe('M10 99L12 99M30 97L40 96');
  expect(curvePath(pixels, 1)).toBe('M50 93L52 93');
  expect(curvePath(pixels, 3)).toBe('');
});

test('many curves share strokes one device pixel wide, and are more transparent; none is lost', () => {
  const count = 1000;
  const many = {
    ...pixels,
    bundle: {
      offsets: Int32Array.from({ length: count + 1 }, (_, i) => 2 * i),
      xs: Int32Array.from({ length: 2 * count }, (_, i) => i % 2),
      ys: new Float64Array(2 * count),
    },
  };
  const strokes = strokesOf(new Uint8Array(count), many, 2);
  expect(strokes.length).toBeLessThan(count / 10);
  expect(strokes.map(({ path }) => path.split('M').length - 1).reduce((a, b) => a + b)).toBe(count);
  expect(strokes[0]!.width).toBe(0.5);
  expect(strokes[0]!.opacity).toBeLessThan(strokesOf(Uint8Array.of(0, 0, 0, 0))[0]!.opacity);
});
