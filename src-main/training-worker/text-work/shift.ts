import type { ShiftAnswer, ShiftMeasures, ShiftRequest, TriedStrength } from '#shared/contract/text-labels.ts';
import { mostProbableClass } from '#shared/language/class-probabilities.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { rowRange } from '../split-rows.ts';
import { textTokens } from '../texts/text-split.ts';
import type { TextSplit } from '../texts/text-split.ts';
import { givenTokens, requireCodes } from './given-texts.ts';
import { labelJudge } from './label-judge.ts';
import { classPlace } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import { convincedAndKept, judged, nearestOfClass, shiftFigures } from './shift-figures.ts';
import type { Judging, TextsAndTokens } from './shift-figures.ts';
import { classDirection, shiftedTexts } from './shifted-texts.ts';
import type { ShiftSource } from './shifted-texts.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { requireWriter } from './write-texts.ts';

/** So many validation texts, at most, decide the strength, and so many test texts give the figures. */
const mostValidationTexts = 200;
const mostMeasuredTexts = 500;

/** Strengths that are tried; the one whose share of convincing texts times mean BLEU is highest is taken. */
const triedStrengths = [0.5, 1, 1.5, 2, 3, 4];

/** Some texts that are to be shifted. */
interface Originals extends TextsAndTokens, ShiftSource {}

/** Without a strength a text is encoded and written again, told its own label where the model is told one. */
type ShiftAt = (strength: number | null, originals: Originals) => Promise<TextsAndTokens>;

/** Texts moved toward a class, and how many test texts convince of it and keep what they said. */
export async function workShift(request: ShiftRequest, work: TextWork, tell: Tell): Promise<ShiftAnswer> {
  requireCodes(work);
  requireWriter(work);
  const judge = await labelJudge(work, tell);
  const place = classPlace(judge.classes, request.to);
  const { manifest, data } = work.dataset();
  const target = manifest.classes.indexOf(request.to);
  const direction = await classDirection(work, place, tell);
  const judging: Judging = { judge, place, pause: pausing(tell, 'judging texts', 0, 1) };
  const shiftAt: ShiftAt = async (strength, originals) => {
    const choice = { strategy: request.strategy, seed: request.seed, allowUnknown: false };
    const labels = strength === null ? originals.labels : new Int32Array(originals.labels.length).fill(target);
    const shift = { strength: strength ?? 0, direction, labels };
    const written = await shiftedTexts(work, originals, shift, choice, tell);
    return {
      texts: written.map(({ ids }) => work.tokenizer.decode(ids)),
      tokens: written.map(({ ids }) => ids),
    };
  };
  const { strength, chosen } = await decidedStrength(work, { request, target, shiftAt }, judging);

  const given = request.texts.length === 0 ? null : await givenOriginals(work, request.texts, judging);
  const test = otherTexts(data.test, target, mostMeasuredTexts);
  const isMeasured = (request.measure || given === null) && test.texts.length > 0;
  const shiftedTest = isMeasured ? await shiftAt(strength, test) : null;
  const shown = given ?? firstOf(test, request.examples);
  const shiftedShown = given ? await shiftAt(strength, given) : (shiftedTest ?? { texts: [], tokens: [] });
  const before = await judged(work, shown.texts, shown.texts, judging);
  const after = await judged(work, shiftedShown.texts.slice(0, shown.texts.length), shown.texts, judging);
  return {
    kind: 'shift',
    to: request.to,
    strength,
    chosen,
    isTold: isToldLabels(work.values),
    texts: after.map(({ chance, kept }, i) => {
      return {
        original: shown.texts[i]!,
        shifted: shiftedShown.texts[i]!,
        before: before[i]!.chance,
        after: chance,
        kept,
      };
    }),
    measures: shiftedTest && (await measured(work, { test, shiftedTest, shiftAt }, judging, tell)),
  };
}

interface Deciding {
  readonly request: ShiftRequest;
  readonly target: number;
  readonly shiftAt: ShiftAt;
}

/** The one that is asked for, none for a model that is told the class, or the best on validation texts; 1 without any. */
async function decidedStrength(
  work: TextWork,
  { request, target, shiftAt }: Deciding,
  judging: Judging,
): Promise<Pick<ShiftAnswer, 'strength' | 'chosen'>> {
  if (request.strength !== null) return { strength: request.strength, chosen: null };
  if (isToldLabels(work.values)) return { strength: 0, chosen: null };
  const { validation } = work.dataset().data;
  const texts = validation && otherTexts(validation, target, mostValidationTexts);
  if (!texts || texts.texts.length === 0) return { strength: 1, chosen: null };
  const tried = await tryStrengths(work, texts, shiftAt, judging);
  return { strength: bestStrength(tried), chosen: { validationTexts: texts.texts.length, tried } };
}

interface Measured {
  readonly test: Originals;
  readonly shiftedTest: TextsAndTokens;
  readonly shiftAt: ShiftAt;
}

async function measured(
  work: TextWork,
  { test, shiftedTest, shiftAt }: Measured,
  judging: Judging,
  tell: Tell,
): Promise<ShiftMeasures> {
  const figuresOf = (texts: TextsAndTokens) => shiftFigures(work, texts, test.texts, judging, tell);
  return {
    texts: test.texts.length,
    judgeAccuracy: judging.judge.accuracy,
    shifted: await figuresOf(shiftedTest),
    rewritten: await figuresOf(await shiftAt(null, test)),
    originals: await figuresOf(test),
    nearest: await figuresOf(await nearestOfClass(work, test.tokens, judging.place, tell)),
  };
}

async function tryStrengths(
  work: TextWork,
  validation: Originals,
  shiftAt: ShiftAt,
  judging: Judging,
): Promise<readonly TriedStrength[]> {
  const tried: TriedStrength[] = [];
  for (const strength of triedStrengths) {
    const { texts } = await shiftAt(strength, validation);
    tried.push({ strength, ...convincedAndKept(await judged(work, texts, validation.texts, judging)) });
  }
  return tried;
}

/** Of equally good ones the weakest. */
export function bestStrength(tried: readonly TriedStrength[]): number {
  const good = ({ convinced, kept }: TriedStrength) => convinced * kept;
  return tried.reduce((best, one) => (good(one) > good(best) ? one : best)).strength;
}

/** Texts of all other classes, spread over the split. */
function otherTexts(split: TextSplit, target: number, most: number): Originals {
  const labels = split.labels!; // the judge learned from labels of this dataset
  const others = rowRange(0, split.count).filter((row) => labels[row] !== target);
  const rows = spreadPlaces(Math.min(most, others.length), others.length).map((i) => others[i]!);
  return {
    texts: Array.from(rows, (row) => split.texts[row]!), // rows are those of the split
    tokens: Array.from(rows, (row) => textTokens(split, row)),
    labels: Int32Array.from(rows, (row) => labels[row]!),
  };
}

function firstOf({ texts, tokens, labels }: Originals, count: number): Originals {
  return { texts: texts.slice(0, count), tokens: tokens.slice(0, count), labels: labels.subarray(0, count) };
}

/** Nobody said what class given texts are of: a model that reads texts with labels is told what the judge says. */
async function givenOriginals(work: TextWork, texts: readonly string[], { judge, pause }: Judging): Promise<Originals> {
  const tokens = givenTokens(
    work,
    texts.map((text, i) => ({ name: `text ${i + 1}`, text })),
  );
  const chances = await judge.chancesOf(texts, pause);
  const { classes } = work.dataset().manifest;
  const labels = Int32Array.from(texts, (_, row) => {
    return classes.indexOf(judge.classes[mostProbableClass(chances, row, judge.classes.length)]!);
  });
  return { texts, tokens, labels };
}
