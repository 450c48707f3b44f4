import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import { classDirection, shiftedTexts } from '#main/training-worker/text-work/shifted-texts.ts';
import { trainingCodes } from '#main/training-worker/text-work/training-texts.ts';
import { writeTexts } from '#main/training-worker/text-work/write-texts.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const choice = { strategy: { kind: 'greedy' }, seed: 1, allowUnknown: false } as const;

test('the direction leads from the mean code of all others to that of the class', async () => {
  const work = aTextWork(engine);
  const codes = await trainingCodes(work, silent);
  const labels = work.dataset().data.train.labels!;
  const meanOf = (label: number, dimension: number) => {
    const rows = [...labels.keys()].filter((row) => labels[row] === label);
    return rows.reduce((sum, row) => sum + codes[3 * row + dimension]!, 0) / rows.length;
  };
  const direction = await classDirection(work, 1, silent);
  direction.forEach((value, i) => expect(value).toBeCloseTo(meanOf(1, i) - meanOf(0, i), 5));
  const back = await classDirection(work, 0, silent);
  back.forEach((value, i) => expect(value).toBeCloseTo(-direction[i]!, 9));
});

test('writes from the posterior mean plus strength times the direction', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const tokens = Array.from({ length: 40 }, (_, row) => textTokens(train, row)); // more than are encoded at once
  const labels = new Int32Array(40);
  const direction = Float64Array.of(1, -2, 0.5);
  const shifted = await shiftedTexts(work, { tokens, labels }, { strength: 3, direction, labels }, choice, silent);
  const { means } = posteriorsOf(work, tokens, null);
  const z = means.map((mean, i) => mean + 3 * direction[i % 3]!);
  const written = await writeTexts(work, { count: 40, z, labels: null }, choice, silent);
  expect(shifted.map(({ ids }) => [...ids])).toEqual(written.map(({ ids }) => [...ids]));
});

test('a model that is told labels reads the old ones and writes by the new ones', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const tokens = [textTokens(work.dataset().data.train, 0)];
  const [own, other] = [Int32Array.of(0), Int32Array.of(1)];
  const shift = { strength: 0, direction: new Float64Array(3), labels: other };
  const shifted = await shiftedTexts(work, { tokens, labels: own }, shift, choice, silent);
  const z = posteriorsOf(work, tokens, own).means;
  const [written] = await writeTexts(work, { count: 1, z, labels: other }, choice, silent);
  expect(shifted[0]!.ids).toEqual(written!.ids);
  expect(shifted[0]!.logProbability).toBeCloseTo(written!.logProbability, 4);
});
