import type { SplitName, TextManifest } from '#shared/contract/dataset.ts';
import type { VocabularyReport, VocabularyRequest } from '#shared/contract/vocabulary.ts';
import { textParts } from '#shared/text/text-parts.ts';
import { countTexts } from './counted-texts.ts';
import type { CountedTexts } from './counted-texts.ts';
import { reportSubwords } from './subword-report.ts';
import { SubwordLearner } from './subwords.ts';
import { reportTokens } from './token-report.ts';

/** A dataset of texts in memory. */
interface TextsOfDataset {
  readonly manifest: Pick<TextManifest, 'language' | 'splits'>;
  readonly texts: (split: SplitName) => readonly string[];
}

interface Counting {
  readonly trainingTexts: number;
  readonly heldOut: VocabularyReport['heldOut'];
  readonly texts: CountedTexts;
  /** Made when subwords are asked for the first time. */
  learner: SubwordLearner | null;
}

/** A form asks again at every change: only what is new is counted. */
const mostCountings = 4;

/**
 * Answers what a vocabulary of a dataset keeps and loses, built from its training part as a run would. More examples than
 * there are count as all; one at least is trained on. What `open` throws is thrown.
 */
export function createVocabularyReports(
  open: (hash: string) => TextsOfDataset,
): (request: VocabularyRequest) => Promise<VocabularyReport> {
  const countings = new Map<string, Promise<Counting>>(); // the one used last is the last
  const counted = (request: VocabularyRequest): Promise<Counting> => {
    const { hash, tokenization, letterCase, trainingExamples, validationExamples } = request;
    const key = JSON.stringify([hash, tokenization, letterCase, trainingExamples, validationExamples]);
    const counting = countings.get(key) ?? count(open(hash), request);
    countings.delete(key);
    countings.set(key, counting);
    for (const oldest of [...countings.keys()].slice(0, -mostCountings)) countings.delete(oldest);
    return counting;
  };
  return async (request) => {
    const counting = await counted(request);
    const { trainingTexts, heldOut, texts } = counting;
    if (request.tokenization !== 'subwords') return { trainingTexts, heldOut, ...reportTokens(texts, request) };
    counting.learner ??= new SubwordLearner(texts.counts);
    return { trainingTexts, heldOut, ...(await reportSubwords(texts, counting.learner, request)) };
  };
}

async function count({ manifest, texts }: TextsOfDataset, request: VocabularyRequest): Promise<Counting> {
  const { tokenization, letterCase } = request;
  const all = texts('train');
  const validationExamples = Math.min(request.validationExamples, Math.max(all.length - 1, 0));
  const trainingExamples = Math.min(request.trainingExamples, all.length - validationExamples);
  const parts = textParts(all.length, { trainingExamples, validationExamples });
  const pick = (places: Int32Array): readonly string[] => Array.from(places, (place) => all[place]!);
  const training = pick(parts.train);
  const split = validationExamples > 0 ? 'validation' : 'test';
  const heldOut = split === 'validation' ? pick(parts.validation) : texts('test');
  return {
    trainingTexts: training.length,
    heldOut: { split, texts: heldOut.length },
    texts: await countTexts(training, heldOut, { tokenization, letterCase, language: manifest.language }),
    learner: null,
  };
}
