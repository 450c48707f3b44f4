import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { inputNoise } from '#main/training-worker/texts/input-noise.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { openModel } from './open-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function noisy(changes: Partial<Hyperparameters>) {
  const { model, data } = openModel(engine, { noiseRate: 0.5, ...changes });
  const noise = inputNoise(model.values, data)!;
  const row = (number: number, epoch = 0, others: readonly number[] = []) =>
    [...noise({ rows: Int32Array.of(number, ...others), width: 13 }, epoch)].slice(0, 13);
  return { data, row };
}

const words = (row: readonly number[]) => row.slice(0, row.indexOf(reservedTokens.end));

test('what is read depends on seed, epoch and text, and on nothing that stands beside it', () => {
  const { row } = noisy({ inputNoise: 'words' });
  expect(row(3, 1, [8, 9])).toEqual(row(3, 1));
  expect(row(3, 2)).not.toEqual(row(3, 1));
  expect(noisy({ inputNoise: 'words', seed: 2 }).row(3, 1)).not.toEqual(row(3, 1));
});

test('of words some are missing and some unknown, about half of the rate each; no other word comes in', () => {
  const { data, row } = noisy({ inputNoise: 'words' });
  let [before, after, unknown] = [0, 0, 0];
  for (let text = 0; text < data.train.count; text++) {
    const whole = textTokens(data.train, text);
    const read = words(row(text));
    before += whole.length - 1;
    after += read.length;
    unknown += read.filter((token) => token === reservedTokens.unknown).length;
    expect(read.every((token) => token === reservedTokens.unknown || whole.includes(token))).toBe(true);
  }
  const standardError = Math.sqrt((0.25 * 0.75) / before);
  expect(Math.abs(after / before - 0.75)).toBeLessThan(4 * standardError + 0.01); // one word always stays
  expect(Math.abs(unknown / after - 0.25)).toBeLessThan(5 * standardError);
});

test('a rate of 0 leaves every text as it is', () => {
  for (const kind of ['words', 'characters'] as const) {
    const { data, row } = noisy({ inputNoise: kind, noiseRate: 0 });
    expect(words(row(5))).toEqual([...textTokens(data.train, 5).subarray(0, -1)]);
  }
});

test('damaged characters make other tokens, and a row ends within its width', () => {
  const { data, row } = noisy({ inputNoise: 'characters', tokenization: 'characters', longestText: 60 });
  expect(words(row(5))).not.toEqual([...textTokens(data.train, 5).subarray(0, -1)]);
  const ends = Array.from({ length: 20 }, (_, text) => row(text).indexOf(reservedTokens.end));
  expect(ends).toContain(12); // of 13 places: longer texts are cut off
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
});

test('there is none where none is asked for', () => {
  const { model, data } = openModel(engine);
  expect(inputNoise(model.values, data)).toBeNull();
});
