import { expect, test } from 'vitest';
import { parseOptions } from '../../../scripts/bench/options.mjs';

const known = { defaultRounds: 5, caseNames: ['dense-64', 'conv-128', 'lstm-text'] };

test('without options every case runs, with the usual rounds and without peers', () => {
  expect(parseOptions([], known)).toEqual({
    peers: false,
    json: false,
    cases: known.caseNames,
    rounds: 5,
    turnSeconds: 2,
  });
});

test('--case takes several names, once or again and again, and keeps the order of the list', () => {
  const together = parseOptions(['--case', 'lstm-text', 'dense-64', '--peers'], known);
  expect(together).toMatchObject({ cases: ['dense-64', 'lstm-text'], peers: true });
  const apart = parseOptions(['--case', 'lstm-text', '--json', '--case', 'dense-64'], known);
  expect(apart).toMatchObject({ cases: ['dense-64', 'lstm-text'], json: true });
});

test('an unknown case, an unknown option and a number that is none are refused by name', () => {
  expect(() => parseOptions(['--case', 'dense-65'], known)).toThrow('dense-65; there are: dense-64, conv-128');
  expect(() => parseOptions(['--case'], known)).toThrow('--case needs a name');
  expect(() => parseOptions(['--fast'], known)).toThrow('--fast is not understood');
  expect(() => parseOptions(['--rounds', '0'], known)).toThrow('--rounds needs a number above 0, got 0');
  expect(() => parseOptions(['--rounds', '1.5'], known)).toThrow('got 1.5');
  expect(() => parseOptions(['--rounds'], known)).toThrow('got nothing');
  expect(() => parseOptions(['--turn', 'long'], known)).toThrow('got long');
});

test('a comparison without cases has no --case', () => {
  expect(() => parseOptions(['--case', 'dense-64'], { defaultRounds: 3 })).toThrow('--case is not understood');
  expect(parseOptions(['--rounds', '2'], { defaultRounds: 3 })).toMatchObject({ rounds: 2, cases: [] });
});
