import type { TextAnswer, TextRequest, TextRequestKind } from '#shared/contract/text-work.ts';
import { workArithmetic } from './arithmetic.ts';
import { workAugment } from './augment.ts';
import { workAugmentEffect } from './augment-effect.ts';
import { workClassify } from './classify.ts';
import { workClusters } from './clusters.ts';
import { workCorrect } from './correction/correct.ts';
import { workDuplicates } from './duplicates.ts';
import { workFewLabels } from './few-labels.ts';
import { workGenerate } from './generate.ts';
import { workInterpolate } from './interpolate.ts';
import { workMap } from './map.ts';
import { workNeighbors } from './neighbors.ts';
import { workShift } from './shift.ts';
import { workSummarize } from './summary/summarize.ts';
import type { Tell } from './tell.ts';
import { workTopics } from './topics.ts';
import type { TextWork, TextWorker } from './text-work.ts';

/** Who answers which kind of request; each in a file of its own. */
const textWorkers: { readonly [K in TextRequestKind]: TextWorker<K> } = {
  generate: workGenerate,
  interpolate: workInterpolate,
  arithmetic: workArithmetic,
  clusters: workClusters,
  neighbors: workNeighbors,
  duplicates: workDuplicates,
  map: workMap,
  topics: workTopics,
  correct: workCorrect,
  summarize: workSummarize,
  'few-labels': workFewLabels,
  classify: workClassify,
  shift: workShift,
  augment: workAugment,
  'augment-effect': workAugmentEffect,
};

/** The answer to a request, of its kind. Throws 'arguments/invalid' for what the model cannot do, 'canceled'. */
export async function answerText(request: TextRequest, work: TextWork, tell: Tell): Promise<TextAnswer> {
  const worker = textWorkers[request.kind] as TextWorker<TextRequestKind>; // the worker of a kind takes its requests
  await tell('opening the model', 0, 1);
  return worker(request, work, tell);
}
