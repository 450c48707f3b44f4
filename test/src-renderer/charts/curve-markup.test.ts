import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import BandCurves from '#renderer/charts/BandCurves.svelte';
import BarColumns from '#renderer/charts/BarColumns.svelte';
import MarkedCurve from '#renderer/charts/MarkedCurve.svelte';

/** Bottoms of the lines of the grid with what stands at them. */
const gridLines = (html: string) =>
  [...html.matchAll(/style="bottom: ([\d.]+)%;?"><span[^>]*>([^<]*)</g)].map(([, bottom, text]) => [
    Number(bottom),
    text,
  ]);

test('a marked curve has its paths in the picture, its dots over it and the chosen place in words', () => {
  const points = [
    { x: 1, y: 0 },
    { x: 3, y: 2 },
  ];
  const { body } = render(MarkedCurve, {
    props: { label: 'F1', points, mark: { x: 3, y: 2 }, top: 2, xLabel: 'texts', format: String },
  });
  expect(body).toContain('aria-label="F1: 1 texts: 0, 3 texts: 2; chosen 3 texts: 2"');
  expect(body).toMatch(/<svg[^>]*>.*<path[^>]* d="M.*<\/svg>/s);
  expect(body.match(/title="1 texts: 0"/g)).toHaveLength(1);
  expect(body.match(/title="3 texts: 2"/g)).toHaveLength(2); // its dot and the ring around it
  const [lowest, ...above] = gridLines(body);
  expect(lowest).toEqual([0, '0']);
  expect(above.at(-1)).toEqual([100, '2']);
});

test('curves with bands name every curve, and draw a band and a line of each', () => {
  const curve = { color: '#123456', dash: [], points: [{ x: 1, y: 1, low: 0, high: 2 }] };
  const { body } = render(BandCurves, {
    props: {
      label: 'Error',
      curves: [
        { ...curve, id: 'a', label: 'Model' },
        { ...curve, id: 'b', label: 'Baseline' },
      ],
      xLabel: 'labels',
      format: String,
    },
  });
  expect(body).toContain('Error. Model: 1 labels: 1, 0 to 2. Baseline: 1 labels: 1, 0 to 2');
  expect(body.match(/<path/g)).toHaveLength(4);
  expect(body).toContain('title="Baseline, 1 labels: 1, 0 to 2"');
});

test('the lines behind columns stand at the share of the highest one', () => {
  const bars = [
    { label: 'z1', value: 2, isWeak: false },
    { label: 'z2', value: 0, isWeak: true },
  ];
  const { body } = render(BarColumns, { props: { label: 'KL', unit: 'nats', bars } });
  const lines = gridLines(body);
  expect(lines[0]).toEqual([0, '0']);
  const [bottom, text] = lines.at(-1)!;
  expect(Number(bottom)).toBeCloseTo((100 * Number(text)) / 2.1, 9); // 5 % are left above the highest
});
