import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import BestSoFar from '#renderer/charts/BestSoFar.svelte';
import ContourPlot from '#renderer/charts/ContourPlot.svelte';
import CurveBundle from '#renderer/charts/CurveBundle.svelte';
import IntervalBars from '#renderer/charts/IntervalBars.svelte';
import LaneTimeline from '#renderer/charts/LaneTimeline.svelte';
import ParetoPlot from '#renderer/charts/ParetoPlot.svelte';
import SlicePlot from '#renderer/charts/SlicePlot.svelte';

const pointedAt = { highlighted: null, onhover: () => undefined, onpick: () => undefined };

function column(label: string, values: readonly number[], changes: Partial<AxisColumn> = {}): AxisColumn {
  return {
    id: label,
    label,
    unit: '',
    values: Float64Array.from(values),
    scale: 'linear',
    choices: [],
    range: [NaN, NaN],
    ...changes,
  };
}

const loss = column('−ELBO', [105, 101, 1e9, NaN, 99, 103, 102], { unit: 'nats' });
const rate = column('Learning rate', [1e-4, 1e-3, 1e-2, 1e-1, 2e-3, 5e-3, 1e-3], { scale: 'log' });
const activation = column('Activation', [0, 1, 0, 1, 1, 0, 0], { scale: 'choice', choices: ['relu', 'tanh'] });
const tones = Uint8Array.of(0, 0, 0, 1, 0, 2, 0);
const places = Int32Array.of(1, 2, 3, 4, 5, 6, 7);
const none = (label: string) => column(label, []);

/** Names of all pictures, in the order in which they stand. */
const labels = (html: string): readonly string[] =>
  [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, text]) => text!);

test('the course of a search says what is best and where, and what lies outside of the axis', () => {
  const { body } = render(BestSoFar, {
    props: { ...pointedAt, column: loss, places, tones, goal: 'minimize', xLabel: 'Trial' },
  });
  expect(labels(body)[0]).toBe('−ELBO by trial, best 99 nats at 5: 6 points');
  expect(body).toContain('−ELBO (nats), lower is better');
  expect(body).toMatch(/Show all.*\(1 outside\)/s);
  for (const words of ['complete', 'without a full result', 'breaks a constraint']) expect(body).toContain(words);
});

test('curves, slices, fronts and surfaces sum themselves up', () => {
  const curves = render(CurveBundle, {
    props: {
      ...pointedAt,
      offsets: Int32Array.of(0, 2, 3),
      xs: Int32Array.of(1, 2, 1),
      ys: Float64Array.of(3, 2, 5),
      tones: Uint8Array.of(0, 1),
      names: String,
      ...{ xLabel: 'Epoch', yLabel: 'KL', unit: 'nats' },
    },
  });
  expect(labels(curves.body)[0]).toBe('KL by epoch: 2 curves');
  const slice = render(SlicePlot, { props: { ...pointedAt, x: activation, y: loss, yDomain: [90, 110], tones } });
  expect(labels(slice.body)[0]).toBe('−ELBO by activation: 6 points');
  expect(slice.body).toMatch(/relu[\s\S]*tanh/);
  const front = Int32Array.of(4);
  const pareto = render(ParetoPlot, {
    props: { ...pointedAt, x: loss, y: rate, tones, front, goals: ['minimize', 'maximize'] },
  });
  expect(labels(pareto.body)[0]).toBe('Learning rate by −ELBO, 1 on the front: 6 points');
  const contour = render(ContourPlot, {
    props: { ...pointedAt, x: rate, y: activation, z: loss, zDomain: [90, 110], tones, goal: 'minimize' },
  });
  expect(labels(contour.body)[0]).toBe(
    '−ELBO over learning rate and activation, best 99 nats at 0.002 and tanh: 7 points',
  );
  expect(contour.body).toContain('>best<');
});

test('a timeline counts bars and lanes, and its buttons are named', () => {
  const { body } = render(LaneTimeline, {
    props: {
      ...pointedAt,
      startedAt: Float64Array.of(0, 500, NaN),
      endedAt: Float64Array.of(1000, NaN, NaN),
      now: 4000,
      tones: Uint8Array.of(0, 1, 1),
      names: String,
    },
  });
  expect(labels(body).slice(0, 2)).toEqual(['Timeline: 2 bars in 2 lanes, 1 still going on', 'Part of the time shown']);
  for (const name of ['Earlier', 'Later', 'Zoom out', 'Zoom in']) expect(labels(body)).toContain(name);
});

test('every plot can be reached by keyboard and says which keys it knows', () => {
  const { body } = render(SlicePlot, { props: { ...pointedAt, x: rate, y: loss, yDomain: [90, 110], tones } });
  const [, id] = /tabindex="0"[^>]*aria-describedby="([^"]+)"/.exec(body) ?? [];
  expect(id).toBeTruthy();
  expect(body).toMatch(new RegExp(`id="${id}"[^>]*>\\s*Arrow keys`));
});

test('without data a chart says what will appear, and draws neither axes nor legends', () => {
  const empty = { ...pointedAt, tones: new Uint8Array(0) };
  const goal = 'minimize' as const;
  const domain = [0, 1] as const;
  const bodies = [
    render(BestSoFar, {
      props: { ...empty, column: none('Loss'), places: new Int32Array(0), goal, xLabel: 'Trial' },
    }),
    render(SlicePlot, { props: { ...empty, x: none('Width'), y: none('Loss'), yDomain: domain } }),
    render(ContourPlot, {
      props: { ...empty, x: none('Width'), y: none('Depth'), z: none('Loss'), zDomain: domain, goal },
    }),
    render(ParetoPlot, {
      props: { ...empty, x: none('Loss'), y: none('Size'), front: new Int32Array(0), goals: [goal, goal] },
    }),
  ].map(({ body }) => body);
  for (const body of bodies) {
    expect(body).toMatch(/appears here after the first result/);
    expect(body).not.toMatch(/<svg|<canvas|latest/);
  }
});

test('bars with intervals have their figures as text; without an interval there is no whisker', () => {
  const rows = [
    { label: 'Learning rate', value: 0.6, lower: 0.5, upper: 0.7 },
    { label: 'Depth', value: 0.1, lower: NaN, upper: NaN },
  ];
  const { body } = render(IntervalBars, {
    props: { title: 'Importance', rows, format: (value: number) => `${Math.round(100 * value)} %`, note: 'Of 50.' },
  });
  expect(body).toMatch(/60 %[\s\S]*50 % – 70 %/);
  expect(body.match(/class="whisker/g)).toHaveLength(1);
  expect(body).toContain('Of 50.');
});
