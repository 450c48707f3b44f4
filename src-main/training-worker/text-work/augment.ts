import type { AugmentAnswer, AugmentFigures, AugmentRequest } from '#shared/contract/text-labels.ts';
import { mostProbableClass } from '#shared/language/class-probabilities.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { rowRange } from '../split-rows.ts';
import { textTokens } from '../texts/text-split.ts';
import type { TextSplit } from '../texts/text-split.ts';
import { gaussiansOfRows } from './class-gaussians.ts';
import { classCodesOf, writeClassTexts } from './class-texts.ts';
import { requireCodes } from './given-texts.ts';
import { labelJudge } from './label-judge.ts';
import { classPlace } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import type { Tell } from './tell.ts';
import { oncePerModel } from './text-work.ts';
import type { TextWork } from './text-work.ts';
import { isTrainingText, perplexityUnder, trainingTrigram } from './training-texts.ts';
import { requireWriter } from './write-texts.ts';

/** As many texts, spread over the training split, say where classes lie. */
const mostClassTexts = 2000;

/** New texts of a class, and how they compare with real ones that were held out. */
export async function workAugment(request: AugmentRequest, work: TextWork, tell: Tell): Promise<AugmentAnswer> {
  requireClassWriter(work);
  const { classes } = await labelJudge(work, tell);
  const place = classPlace(classes, request.label);
  const { manifest, data } = work.dataset();
  const label = manifest.classes.indexOf(request.label);
  const codes = classCodesOf(work);
  const gaussians = codes === 'class-gaussian' ? await trainingGaussians(work, tell) : null;
  const { count, strategy, seed } = request;
  const written = await writeClassTexts(work, { label, count, strategy, seed }, gaussians, tell);
  const ids = written.map((one) => one.ids);
  const texts = ids.map((some) => work.tokenizer.decode(some));
  const real = rowRange(0, data.test.count).filter((row) => data.test.labels![row] === label); // the judge has looked at them
  return {
    kind: 'augment',
    label: request.label,
    codes,
    texts,
    written: await figuresOf(work, { texts, ids, place }, tell),
    real: real.length === 0 ? null : await figuresOf(work, { ...ofRows(data.test, real), place }, tell),
  };
}

/** 'arguments/invalid' for a model that can write no texts of a class. */
export function requireClassWriter(work: TextWork): void {
  requireWriter(work);
  if (!isToldLabels(work.values)) requireCodes(work);
}

const trainingGaussians = oncePerModel(async (work, tell) => {
  const { count } = work.dataset().data.train;
  const rows = spreadPlaces(Math.min(mostClassTexts, count), count);
  return gaussiansOfRows(work, rows, pausing(tell, 'finding where the classes lie', 0, 1));
});

function ofRows(split: TextSplit, rows: Int32Array): Pick<ClassTexts, 'texts' | 'ids'> {
  return {
    texts: Array.from(rows, (row) => split.texts[row]!), // rows are those of the split
    ids: Array.from(rows, (row) => textTokens(split, row)),
  };
}

interface ClassTexts {
  readonly texts: readonly string[];
  /** With their end marks. */
  readonly ids: readonly Int32Array[];
  /** Of the class among those of the judge. */
  readonly place: number;
}

async function figuresOf(work: TextWork, { texts, ids, place }: ClassTexts, tell: Tell): Promise<AugmentFigures> {
  const judge = await labelJudge(work, tell);
  const chances = await judge.chancesOf(texts, pausing(tell, 'judging texts', 0, 1));
  const isCopy = await isTrainingText(work, tell);
  const share = (holds: (text: Int32Array, row: number) => boolean) => ids.filter(holds).length / ids.length;
  return {
    convinced: share((_, row) => mostProbableClass(chances, row, judge.classes.length) === place),
    trigramPerplexity: perplexityUnder(await trainingTrigram(work, tell), ids),
    copiedShare: share(isCopy),
  };
}
