import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { axisScale } from '#renderer/charts/axis-scale.ts';
import { axisTitle, inSentence, plotAxis, valueText } from '#renderer/charts/plot-axis.ts';

const loss: AxisColumn = {
  id: 'loss',
  label: 'Loss',
  unit: 'nats',
  values: Float64Array.of(0, 10),
  scale: 'linear',
  choices: [],
  range: [0, 10],
};
const choice: AxisColumn = { ...loss, label: 'Activation', unit: '', scale: 'choice', choices: ['relu', 'tanh'] };

test('a title has the unit, and which way is better where there is a goal', () => {
  expect([axisTitle(loss), axisTitle(loss, 'minimize'), axisTitle(choice, 'maximize')]).toEqual([
    'Loss (nats)',
    'Loss (nats), lower is better',
    'Activation, higher is better',
  ]);
});

test('a value has its unit, unless it is a choice or missing', () => {
  expect(valueText(loss, axisScale(loss), 3.14159)).toBe('3.142 nats');
  expect(valueText(loss, axisScale(loss), NaN)).toBe('–');
  expect(valueText({ ...choice, unit: 'x' }, axisScale(choice), 1)).toBe('tanh');
});

test('an axis has the ticks and places of its scale', () => {
  const axis = plotAxis(loss, axisScale(loss), 2);
  expect([axis.ticks.map(({ label }) => label), axis.toUnit(5), axis.isChoice]).toEqual([['0', '5', '10'], 0.5, false]);
  expect(plotAxis(choice, axisScale(choice), 2)).toMatchObject({ isChoice: true, title: 'Activation' });
});

test('a label loses its capital in a sentence, a symbol keeps it', () => {
  expect(['Learning rate', '−ELBO', 'KL divergence', 'Hidden units (ELU)', 'β', ''].map(inSentence)).toEqual([
    ...['learning rate', '−ELBO', 'KL divergence', 'hidden units (ELU)', 'β', ''],
  ]);
});
