import {
  recurrentDecoderShapes,
  recurrentDecoderStates,
  recurrentEncoderShapes,
  recurrentSummary,
  recurrentSummarySize,
} from '#shared/text/recurrent-text.ts';
import { tokenSteps } from '#shared/text/text-tokens.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleParameters, exampleSentences, padded, smallTextModel } from './text-examples.ts';

useTextBackend();

describe.each(['lstm', 'gru'] as const)('recurrentSummary by %s', (cell) => {
  const spec = smallTextModel({ cell, encoderDirections: 'both-ways' });
  const parameters = () => parameterTensors(exampleParameters(spec));
  const summaryOf = (sentences: readonly (readonly number[])[], tree = parameters()) =>
    recurrentSummary(spec, tree, tokenSteps(padded(sentences, 7)), null).arraySync();

  it('says of a text backwards what its second cell would say of it forwards', () => {
    const swapped = Object.fromEntries(
      Object.entries(parameters()).map(([name, tensor]) => {
        if (name.includes('/recurrentBackwards/')) return [name.replace('recurrentBackwards', 'recurrent'), tensor];
        return [name.replace('encoder/recurrent/', 'encoder/recurrentBackwards/'), tensor];
      }),
    );
    const reversed = exampleSentences.map((tokens) => [...tokens].reverse());
    const [found, turned] = [summaryOf(exampleSentences), summaryOf(reversed, swapped)];
    const halves = turned.map((row) => [...row.slice(4), ...row.slice(0, 4)]);
    expectAllClose(found.flat(), halves.flat(), 1e-6);
  });

  it('is 0 for a row of padding alone', () => {
    expect(summaryOf([[]])[0]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('recurrentDecoderStates', () => {
  const spec = smallTextModel({ modelKind: 'language-model' });
  const parameters = () => parameterTensors(exampleParameters(spec));
  const inputs = () => tokenSteps(padded([[1, 4, 5]], 3));

  it('starts at 0 without a context: with no input it stays where its bias takes it', () => {
    const silent = Object.fromEntries(
      Object.entries(parameters()).map(([name, tensor]) => [name, tf.zerosLike(tensor)]),
    );
    const states = recurrentDecoderStates(spec, silent, { context: null, inputs: inputs() }, null);
    expect([...states.dataSync()]).toEqual(new Array(12).fill(0));
  });

  it('drops numbers of what it reads where it learns', () => {
    const dropping = { ...spec, dropout: 0.5 };
    const read = (key: tf.Tensor1D | null) =>
      recurrentDecoderStates(dropping, parameters(), { context: null, inputs: inputs() }, key).dataSync();
    expect(read(tf.tensor1d([1, 1], 'int32'))).not.toEqual(read(null));
  });
});

it('has shapes for one cell or two, and none for a context that is not there', () => {
  const forwards = smallTextModel();
  const bothWays = smallTextModel({ encoderDirections: 'both-ways', cell: 'gru' });
  expect([recurrentSummarySize(forwards), recurrentSummarySize(bothWays)]).toEqual([4, 8]);
  expect(Object.keys(recurrentEncoderShapes(forwards))).toHaveLength(3);
  expect(Object.keys(recurrentEncoderShapes(bothWays))).toHaveLength(8);
  expect(Object.keys(recurrentDecoderShapes(forwards, 0))).not.toContain('decoder/initialState/kernel');
  expect(recurrentDecoderShapes(forwards, 5)).toMatchObject({
    'decoder/initialState/kernel': [5, 4],
    'decoder/recurrent/contextKernel': [5, 16],
  });
});
