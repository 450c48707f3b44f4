import { expect, test } from 'vitest';
import { spreadAxis } from '#renderer/charts/parallel-axis.ts';
import { scaleMarks } from '#renderer/charts/scale-marks.ts';

const base = { id: 'x', label: 'X', unit: '', choices: [], range: [NaN, NaN] } as const;

test('labels stand where their colors are', () => {
  const axis = spreadAxis({ ...base, values: Float64Array.of(0, 10), scale: 'linear' }, new Uint8Array(2));
  expect(scaleMarks(axis, 2)).toEqual([
    { place: 0, label: '0' },
    { place: 0.5, label: '5' },
    { place: 1, label: '10' },
  ]);
});

test('an end beyond which there are values says so, and no label stands close to it', () => {
  const values = Float64Array.of(-9000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const marks = scaleMarks(spreadAxis({ ...base, values, scale: 'linear' }, new Uint8Array(12)), 5);
  expect(marks[0]).toEqual({ place: 0, label: '≤ 0' });
  expect(marks[1]!.place).toBeGreaterThanOrEqual(0.2);
});

test('every choice that has room is named at the middle of its band', () => {
  const column = { ...base, values: Float64Array.of(0, 1), scale: 'choice', choices: ['adam', 'sgd'] } as const;
  expect(scaleMarks(spreadAxis(column, new Uint8Array(2)), 5)).toEqual([
    { place: 0.25, label: 'adam' },
    { place: 0.75, label: 'sgd' },
  ]);
});
