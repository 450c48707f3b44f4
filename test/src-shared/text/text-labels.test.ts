import { labelShapes, labelWidth, withLabels } from '#shared/text/text-labels.ts';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { useTextBackend } from '../text-backend.ts';
import { smallTextModel } from './text-examples.ts';

useTextBackend();

const told = smallTextModel({ labelCondition: 'label' });
const tables = () => ({ 'encoder/labels': tf.tensor2d([1, 2, 3, 4], [2, 2]), 'decoder/labels': tf.zeros([2, 2]) });
const labels = () => tf.tensor1d([1, 0], 'int32');

it('puts the embedding of its label behind what is known of each text, or in its place', () => {
  const known = tf.tensor2d([7, 8], [2, 1]);
  expect(withLabels(told, tables(), 'encoder', known, labels())!.arraySync()).toEqual([
    [7, 3, 4],
    [8, 1, 2],
  ]);
  expect(withLabels(told, tables(), 'encoder', null, labels())!.arraySync()).toEqual([
    [3, 4],
    [1, 2],
  ]);
});

it('leaves a model that is told none as it is', () => {
  const known = tf.tensor2d([7, 8], [2, 1]);
  expect(withLabels(smallTextModel(), {}, 'encoder', known, labels())).toBe(known);
  expect(withLabels(smallTextModel(), {}, 'decoder', null, null)).toBeNull();
});

it('refuses texts without labels where they are to be told', () => {
  expect(() => withLabels(told, tables(), 'encoder', null, null)).toThrow('none are given');
});

it('has as many numbers for a label as there are classes, and at most 32', () => {
  const ofClasses = (classCount: number) => smallTextModel({ labelCondition: 'label', dataShape: [6, 9, classCount] });
  expect([2, 32, 1000].map((classCount) => labelWidth(ofClasses(classCount)))).toEqual([2, 32, 32]);
  expect(labelShapes(ofClasses(1000), 'decoder')).toEqual({ 'decoder/labels': [1000, 32] });
  expect([labelWidth(smallTextModel()), labelShapes(smallTextModel(), 'encoder')]).toEqual([0, {}]);
});
