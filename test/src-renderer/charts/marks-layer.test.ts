import { afterEach, expect, test, vi } from 'vitest';
import { drawMarks, drawMarksAbove } from '#renderer/charts/marks-layer.ts';

afterEach(() => vi.unstubAllGlobals());

const ink = { plain: ['blue'], faded: 'gray', bad: 'red', ground: 'white' };
const marks = {
  points: Float32Array.of(8, 8),
  tones: Uint8Array.of(0),
  beyond: Uint8Array.of(0),
  buckets: null,
  order: null,
};

class Image {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    [this.width, this.height] = [width, height];
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

/** A canvas of 16 × 16 whose pen draws nothing but gives pictures that are painted all over, and tells what it is asked. */
function fakeCanvas() {
  const put: Image[] = [];
  const drawn: unknown[] = [];
  const made: { readonly put: Image[] }[] = [];
  const pen = (own: Image[]) => ({
    ...Object.fromEntries(
      ['scale', 'translate', 'beginPath', 'arc', 'stroke', 'fill', 'save', 'restore', 'setTransform'].map((name) => [
        name,
        () => undefined,
      ]),
    ),
    canvas: { width: 16, height: 16 },
    drawImage: (image: unknown) => void drawn.push(image),
    putImageData: (image: Image) => void own.push(image),
    getImageData: (_x: number, _y: number, width: number, height: number) => {
      const image = new Image(width, height);
      image.data.fill(255);
      return image;
    },
  });
  vi.stubGlobal('devicePixelRatio', 1);
  vi.stubGlobal('ImageData', Image);
  vi.stubGlobal('document', {
    createElement: () => {
      const own: Image[] = [];
      const canvas = { width: 0, height: 0, put: own, getContext: () => pen(own) };
      made.push(canvas);
      return canvas;
    },
  });
  return { context: pen(put) as unknown as CanvasRenderingContext2D, put, drawn, made }; // all of a pen that is used
}

test('on an empty canvas the marks are its pixels', () => {
  const { context, put, drawn } = fakeCanvas();
  drawMarks(context, marks, ink);
  expect(put).toHaveLength(1);
  expect(put[0]!.data.filter((value) => value > 0)).toHaveLength(4 * 12 * 12); // a picture of a mark of 4 pixels' radius
  expect(drawn).toEqual([]);
});

test('over what is there they come as a layer of their own', () => {
  const { context, put, drawn, made } = fakeCanvas();
  drawMarksAbove(context, marks, ink);
  expect(put).toEqual([]);
  expect(drawn).toHaveLength(1);
  expect(drawn[0]).toBe(made[0]);
  expect(made[0]!.put[0]!.data.some((value) => value > 0)).toBe(true);
});
