import { slotPath, slotShapes } from '#shared/optimizers/slots.ts';
import { expect, it } from 'vitest';
import { adamSpecification } from './adam-specification.ts';

const shapes = { 'encoder/mu/kernel': [4, 2], 'decoder/logSigma': [] };

it('names a slot by its parameter', () => {
  expect(slotPath('encoder/mu/kernel', 'firstMoment')).toBe('optimizer/encoder/mu/kernel/firstMoment');
});

it.each([
  ['adam', ['firstMoment', 'secondMoment']],
  ['rmsprop', ['secondMoment']],
  ['momentum', ['velocity']],
  ['sgd', []],
] as const)('gives %s the slots %j of every parameter, in its shape', (optimizer, slots) => {
  const expected = slots.flatMap((slot) => [
    [`optimizer/encoder/mu/kernel/${slot}`, [4, 2]],
    [`optimizer/decoder/logSigma/${slot}`, []],
  ]);
  expect(slotShapes({ ...adamSpecification, optimizer }, shapes)).toEqual(Object.fromEntries(expected));
});
