import type uPlot from 'uplot';
import { expect, test } from 'vitest';
import { lineChartOptions } from '#renderer/charts/line-chart-options.ts';

const line = { id: 'a', label: 'train', color: '#123456', dash: [4, 2], isGhost: false };
const colors = { text: '#000', grid: '#ccc', ground: '#fff', font: 'sans-serif' };

function options() {
  const zooms: unknown[] = [];
  const cursors: unknown[] = [];
  const handlers = {
    onzoom: (range: unknown) => zooms.push(range),
    oncursor: (i: unknown) => cursors.push(i),
    fitFrom: () => null,
  };
  const look = { lines: [line, { ...line, id: 'raw', isGhost: true }], colors, width: 300, height: 200, syncKey: 'x' };
  return { zooms, cursors, made: lineChartOptions(look, handlers) };
}

test('lines differ by dash too, and raw points lie faint behind', () => {
  const { made } = options();
  expect(made.series[1]).toMatchObject({ label: 'train', dash: [4, 2], alpha: 1 });
  expect(made.series[2]!.alpha).toBeLessThan(0.5);
});

test('a drag zooms to what it covers; a twitch does not', () => {
  const { zooms, made } = options();
  const plot = (width: number) =>
    ({
      select: { left: 10, width },
      posToVal: (position: number) => position / 10,
      setSelect: () => undefined,
    }) as unknown as uPlot;
  made.hooks!.setSelect![0]!(plot(2));
  made.hooks!.setSelect![0]!(plot(40));
  expect(zooms).toEqual([{ min: 1, max: 5 }]);
});

test('the cursor tells where it is, and when it has left', () => {
  const { cursors, made } = options();
  const at = (idx: number | null) => ({ cursor: { idx } }) as unknown as uPlot;
  made.hooks!.setCursor![0]!(at(4));
  made.hooks!.setCursor![0]!(at(null));
  expect(cursors).toEqual([4, null]);
});
