import { expect, test } from 'vitest';
import { axisMarks, brushBox } from '#renderer/charts/axis-marks.ts';
import { parallelAxis } from '#renderer/charts/parallel-axis.ts';
import { parallelLayout, yOf } from '#renderer/charts/parallel-layout.ts';

const layout = parallelLayout(2, 600, 260, false); // an axis of 240 pixels
const base = { id: 'x', label: 'X', unit: '', choices: [], range: [NaN, NaN] } as const;

test('ticks stand at round values, and turn around with the axis', () => {
  const axis = parallelAxis({ ...base, values: Float64Array.of(0, 10), scale: 'linear' }, new Uint8Array(2));
  const marks = axisMarks(axis, layout, false, 12);
  expect(marks.map(({ label }) => label)).toEqual(['0', '2', '4', '6', '8', '10']);
  expect([marks[0]!.y, marks[5]!.y]).toEqual([layout.bottom, layout.top]);
  expect(axisMarks(axis, layout, true, 12)[0]!.y).toBe(layout.top);
});

test('an end beyond which there are values says so, in the place of a tick that is too near', () => {
  const values = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.9, 5000);
  const axis = parallelAxis({ ...base, values, scale: 'linear' }, new Uint8Array(12));
  const marks = axisMarks(axis, layout, false, 12);
  expect(marks.at(-1)).toEqual({ y: layout.top, label: '≥ 9.9', whole: null });
  for (const mark of marks.slice(0, -1)) expect(mark.y - layout.top).toBeGreaterThanOrEqual(14);
});

test('a long choice is shortened, and keeps its whole name', () => {
  const choices = ['relu', 'leaky rectifier'];
  const axis = parallelAxis({ ...base, values: Float64Array.of(0), scale: 'choice', choices }, new Uint8Array(1));
  expect(axisMarks(axis, layout, false, 8).map(({ label, whole }) => [label, whole])).toEqual([
    ['relu', null],
    ['leaky r…', 'leaky rectifier'],
  ]);
});

test('the box of a brush spans it from above, also on an axis that is turned around, and is never nothing', () => {
  const height = layout.bottom - layout.top;
  expect(brushBox(layout, [0.5, 1], false)).toEqual({ y: layout.top, height: height / 2 });
  expect(brushBox(layout, [0.5, 1], true)).toEqual({ y: yOf(layout, 0.5, false), height: height / 2 });
  expect(brushBox(layout, [0.5, 0.5], false).height).toBe(2);
});
