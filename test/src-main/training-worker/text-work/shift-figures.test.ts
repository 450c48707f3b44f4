import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { givenTokens } from '#main/training-worker/text-work/given-texts.ts';
import { labelJudge } from '#main/training-worker/text-work/label-judge.ts';
import {
  convincedAndKept,
  judged,
  nearestOfClass,
  shiftFigures,
} from '#main/training-worker/text-work/shift-figures.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { perplexityUnder, trainingTrigram } from '#main/training-worker/text-work/training-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const original = 'Bob eats it.';
const asQuestion = 'who says that Bob eats it?';

async function judging(work: TextWork, place: number) {
  return { judge: await labelJudge(work, silent), place, pause: () => Promise.resolve() };
}

test('says of each text whether it convinces, and how much of the original it has', async () => {
  const work = aTextWork(engine);
  const [copy, question] = await judged(work, [original, asQuestion], [original, original], await judging(work, 1));
  expect(copy).toMatchObject({ isConvincing: false, kept: 1 });
  expect(question!.isConvincing).toBe(true);
  expect(question!.chance).toBeGreaterThan(0.9);
  // who says that bob eats it ? against bob eats it .: 3 of 7 words, (2 + 1) of (6 + 1), (1 + 1) of (5 + 1), (0 + 1) of (4 + 1)
  expect(question!.kept).toBeCloseTo(((3 / 7) * (3 / 7) * (2 / 6) * (1 / 5)) ** (1 / 4), 12);
});

test('figures are means over texts, beside the perplexity of their tokens', async () => {
  const work = aTextWork(engine);
  const texts = [original, asQuestion];
  const tokens = givenTokens(
    work,
    texts.map((text) => ({ name: 'text', text })),
  );
  const of = await judging(work, 1);
  const figures = await shiftFigures(work, { texts, tokens }, [original, original], of, silent);
  const verdicts = await judged(work, texts, [original, original], of);
  expect(figures.convinced).toBe(0.5);
  expect(figures.kept).toBeCloseTo((1 + verdicts[1]!.kept) / 2, 12);
  expect(figures.trigramPerplexity).toBe(perplexityUnder(await trainingTrigram(work, silent), tokens));
  expect(convincedAndKept([{ isConvincing: true, kept: 0.2 }])).toEqual({ convinced: 1, kept: 0.2 });
});

test('the nearest text of the class has the words of the original and not its class', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const tokens = givenTokens(work, [{ name: 'text', text: train.texts.find((text) => text.startsWith('who'))! }]);
  const own = await nearestOfClass(work, tokens, 1, silent);
  expect(own.texts).toEqual([train.texts.find((text) => text.startsWith('who'))]);
  const other = await nearestOfClass(work, tokens, 0, silent);
  expect(other.texts[0]).not.toMatch(/^who/);
  expect(work.tokenizer.decode(other.tokens[0]!)).toBe(other.texts[0]!.toLowerCase());
});
