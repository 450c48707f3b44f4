import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { classGaussians, gaussiansOfRows } from '#main/training-worker/text-work/class-gaussians.ts';
import { posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('means are those of classes, the spread is shared', () => {
  // within: 0 and 2 around 1, 10 and 14 around 12: (1 + 1 + 4 + 4) / (4 − 2) = 5; posteriors: (1 + 1 + 2 + 4) / 4 = 2
  const logVars = Float32Array.of(0, 0, Math.log(2), Math.log(4));
  const { means, deviations } = classGaussians(
    { means: Float32Array.of(0, 10, 2, 14), logVars },
    Int32Array.of(0, 2, 0, 2),
    3,
  );
  expect(means.map((mean) => [...mean])).toEqual([[1], [], [12]]);
  expect(deviations[0]).toBeCloseTo(Math.sqrt(7), 6);
});

test('an autoencoder has the spread of its codes alone', () => {
  const codes = { means: Float32Array.of(0, 2), logVars: new Float32Array(0) };
  expect(classGaussians(codes, Int32Array.of(0, 0), 1).deviations[0]).toBeCloseTo(Math.SQRT2, 9);
});

test('a text of each class alone tells no spread', () => {
  const codes = { means: Float32Array.of(0, 2), logVars: new Float32Array(2) };
  expect(() => classGaussians(codes, Int32Array.of(0, 1), 2)).toThrow('2 texts, expected more than classes');
});

test('reads training texts by their rows, in any number', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const rows = Int32Array.from({ length: 50 }, (_, i) => i + 3);
  const found = await gaussiansOfRows(work, rows, () => Promise.resolve());
  const tokens = Array.from(rows, (row) => textTokens(train, row));
  const all = classGaussians(
    posteriorsOf(work, tokens, null),
    Int32Array.from(rows, (row) => train.labels![row]!),
    2,
  );
  found.deviations.forEach((deviation, i) => expect(deviation).toBeCloseTo(all.deviations[i]!, 6));
  found.means.forEach((mean, label) => mean.forEach((z, i) => expect(z).toBeCloseTo(all.means[label]![i]!, 6)));
});
