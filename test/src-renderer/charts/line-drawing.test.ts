import { expect, test } from 'vitest';
import { drawBackground, drawHighlight, drawLines, fineFrom, groupOpacity } from '#renderer/charts/line-drawing.ts';
import type { LineGroup } from '#renderer/charts/line-shades.ts';
import { parallelLayout } from '#renderer/charts/parallel-layout.ts';

interface Stroke {
  readonly path: string;
  readonly color: string;
  readonly width: number;
  readonly opacity: number;
  readonly dash: readonly number[];
}

/** A pen that keeps what it is asked to stroke. */
class RecordingPen {
  readonly strokes: Stroke[] = [];
  readonly dots: string[] = [];
  globalAlpha = 1;
  lineWidth = 1;
  strokeStyle = '';
  fillStyle = '';
  lineJoin: CanvasLineJoin = 'miter';
  #path = '';
  #dash: readonly number[] = [];
  beginPath(): void {
    this.#path = '';
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${x},${y}`;
  }
  lineTo(x: number, y: number): void {
    this.#path += `L${x},${y}`;
  }
  arc(x: number, y: number): void {
    this.#path += `O${x},${y}`;
  }
  fill(): void {
    this.dots.push(`${this.#path} ${this.fillStyle}`);
  }
  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }
  stroke(): void {
    const { strokeStyle: color, lineWidth: width, globalAlpha: opacity } = this;
    this.strokes.push({ path: this.#path, color, width, opacity, dash: this.#dash });
  }
}

const layout = { ...parallelLayout(3, 900, 400, true), xs: [0, 100, 200] };
const lane = layout.laneY!;
const look = { colorOf: (shade: number) => `shade ${shade}`, colorless: 'gray', hasGoal: false, density: 2 };
const group = (tone: LineGroup['tone'], shade: number, ...lines: number[]): LineGroup => ({
  tone,
  shade,
  lines: Int32Array.from(lines),
});
/** A recording pen is all of a pen that drawing uses. */
const recording = () => new RecordingPen() as RecordingPen & CanvasRenderingContext2D;

test('lines run over all axes, group by group, in the color of their shade', () => {
  const pen = recording();
  const heights = Float32Array.of(10, 20, 30, 40, 50, 60);
  drawLines(pen, { layout, heights }, [group('plain', NaN, 1), group('plain', 1, 0)], look);
  expect(pen.strokes.map(({ path, color }) => [path, color])).toEqual([
    ['M0,40L100,50L200,60', 'gray'],
    ['M0,10L100,20L200,30', 'shade 1'],
  ]);
});

test('the way to an axis without a value is drawn apart: lighter and dotted', () => {
  const pen = recording();
  drawLines(pen, { layout, heights: Float32Array.of(10, 20, lane) }, [group('plain', 1, 0)], look);
  const [valued, unvalued] = pen.strokes;
  expect(valued!.path).toBe('M0,10L100,20');
  expect(unvalued!.path).toBe(`M100,20L200,${lane}`);
  expect(unvalued!.opacity).toBeLessThan(valued!.opacity);
  expect([valued!.dash, unvalued!.dash]).toEqual([[], [2, 4]]);
});

test('tones differ without any color: faded ones are paler, bad ones dashed', () => {
  const pen = recording();
  const heights = Float32Array.of(10, 20, 30);
  drawLines(pen, { layout, heights }, [group('faded', 1, 0), group('bad', 1, 0), group('plain', 1, 0)], look);
  const [faded, bad, plain] = pen.strokes;
  expect(faded!.opacity).toBeLessThan(0.5 * plain!.opacity);
  expect(bad!.dash).toEqual([6, 3]);
  expect(plain!.dash).toEqual([]);
});

test('very many lines are a device pixel wide, in few strokes that lose none of them', () => {
  const pen = recording();
  const heights = new Float32Array(3 * fineFrom).map((_, i) => i);
  drawLines(
    pen,
    { layout: { ...layout, bottom: 1e6, laneY: null }, heights },
    [group('plain', 1, ...Array(fineFrom).keys())],
    look,
  );
  expect(pen.strokes.length).toBeLessThan(10);
  expect(pen.strokes[0]!.width).toBe(0.5);
  const segments = pen.strokes.flatMap(({ path }) => path.split('M').slice(1));
  expect(new Set(segments).size).toBe(2 * fineFrom);
  expect(segments).toContain('0,3L100,4');
  expect(segments).toContain('100,4L200,5');
});

test('very many lines that lie on each other are drawn once, as opaque as all of them', () => {
  const pen = recording();
  const heights = new Float32Array(3 * fineFrom).fill(10);
  const one = group('plain', 1, ...Array(fineFrom).keys());
  drawLines(pen, { layout: { ...layout, laneY: null }, heights }, [one], look);
  expect(pen.strokes.map(({ path }) => path)).toEqual(['M0,10L100,10M100,10L200,10']);
  const each = groupOpacity(one, fineFrom, false);
  expect(pen.strokes[0]!.opacity).toBeCloseTo(1 - (1 - each) ** 1000, 6);
});

test('the more lines, the more transparent; the best of a goal stand out all the same', () => {
  const [best, good] = [group('plain', 1, 0), group('plain', 0.7, 0)];
  expect(groupOpacity(best, 10, false)).toBeCloseTo(0.9, 9);
  expect(groupOpacity(good, 10_000, true)).toBeLessThan(0.3);
  expect(groupOpacity(best, 10_000, true)).toBeCloseTo(0.95, 9);
  expect(groupOpacity(best, 10_000, false)).toBe(groupOpacity(good, 10_000, false));
});

test('the background has all lines in one color', () => {
  const pen = recording();
  drawBackground(pen, { layout, heights: Float32Array.of(10, 20, 30, 40, 50, lane) }, 'pale', 1);
  expect(pen.strokes.map(({ path }) => path)).toEqual(['M0,10L100,20L200,30', 'M0,40L100,50', `M100,50L200,${lane}`]);
  expect(new Set(pen.strokes.map(({ color }) => color))).toEqual(new Set(['pale']));
});

test('the highlighted line lies on a strip of ground and has a dot on each axis; one that is gone is not drawn', () => {
  const pen = recording();
  const drawn = { layout, heights: Float32Array.of(10, 20, 30) };
  drawHighlight(pen, drawn, 0, { line: 'ink', ground: 'paper' });
  expect(pen.strokes.map(({ path, color }) => [path, color])).toEqual([
    ['M0,10L100,20L200,30', 'paper'],
    ['M0,10L100,20L200,30', 'ink'],
  ]);
  expect(pen.strokes[0]!.width).toBeGreaterThan(pen.strokes[1]!.width);
  expect(pen.dots).toEqual([
    'O0,10 paper',
    'O0,10 ink',
    'O100,20 paper',
    'O100,20 ink',
    'O200,30 paper',
    'O200,30 ink',
  ]);
  const gone = recording();
  drawHighlight(gone, drawn, 1, { line: 'ink', ground: 'paper' });
  expect(gone.strokes).toEqual([]);
});
