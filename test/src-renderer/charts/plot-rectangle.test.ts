import { expect, test } from 'vitest';
import { fittedText, plotRectangle, tickCounts } from '#renderer/charts/plot-rectangle.ts';

const tick = (label: string) => ({ value: 0, label });

test('longer labels leave less to the data, but never less than half', () => {
  const short = plotRectangle({ width: 400, height: 200 }, [tick('1')]);
  const long = plotRectangle({ width: 400, height: 200 }, [tick('1'), tick('0.000125')]);
  expect(long.left - short.left).toBeCloseTo(7 * 6.3, -0.5);
  expect(short.left + short.width).toBe(380);
  expect(plotRectangle({ width: 200, height: 200 }, [tick('x'.repeat(90))]).width).toBeGreaterThan(80);
});

test('a chart without room still has a plot', () => {
  expect(plotRectangle({ width: 0, height: 0 }, [])).toMatchObject({ width: 1, height: 1 });
});

test('there are ticks for the room there is, two at least', () => {
  expect(tickCounts({ width: 840, height: 278 })).toEqual({ x: 10, y: 5 });
  expect(tickCounts({ width: 10, height: 10 })).toEqual({ x: 2, y: 2 });
});

test('a text is cut only where it does not fit', () => {
  expect(fittedText('adam', 40)).toBe('adam');
  expect(fittedText('categorical', 40)).toBe('categ…');
  expect(fittedText('categorical', 0)).toBe('c…');
});
