import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { scaleOver } from '#renderer/charts/axis-scale.ts';
import { contourBands } from '#renderer/charts/contour-bands.ts';

const column: AxisColumn = {
  id: 'z',
  label: 'z',
  unit: '',
  values: new Float64Array(0),
  scale: 'linear',
  choices: [],
  range: [NaN, NaN],
};

test('bands change at round values inside the axis, and there is one more of them', () => {
  const { levels, labels, shades } = contourBands(scaleOver(column, [97, 122]), 'maximize');
  expect(labels).toEqual(['98', '100', '102', '104', '106', '108', '110', '112', '114', '116', '118', '120']);
  expect(levels[1]).toBeCloseTo(0.12, 12);
  expect(shades).toHaveLength(13);
});

test('the best band has the color at 1, whatever the goal', () => {
  const scale = scaleOver(column, [0, 1]);
  expect(contourBands(scale, 'maximize').shades.at(-1)).toBe(1);
  expect(contourBands(scale, 'minimize').shades.at(0)).toBe(1);
  expect(contourBands(scale, 'minimize').labels).not.toContain('0'); // an end of the axis separates nothing
});
