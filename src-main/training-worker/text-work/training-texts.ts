import type { SparseFeatures, SparseRow } from '#shared/language/features.ts';
import type { KneserNeyModel } from '#shared/language/kneser-ney.ts';
import { ngramKey } from '#shared/language/ngram-counts.ts';
import { tfIdf } from '#shared/language/tf-idf.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { rowRange } from '../split-rows.ts';
import { encodeTexts } from '../texts/text-evaluation.ts';
import { tokensOf } from '../texts/text-split.ts';
import { costUnder, trigramOf } from '../texts/trigram.ts';
import type { Tell } from './tell.ts';
import { oncePerModel } from './text-work.ts';
import type { TextWork } from './text-work.ts';

/** Texts that are encoded between two looks at messages. */
const textsAtOnce = 512;
/** The same of texts whose words are weighed. */
const weighedAtOnce = 5000;

/** Posterior means of the training texts, in their order. (N, Z) */
export const trainingCodes = oncePerModel((work, tell) => codesOf(work, 'train', tell));

/** The same of the test texts. */
export const testCodes = oncePerModel((work, tell) => codesOf(work, 'test', tell));

async function codesOf(work: TextWork, name: 'train' | 'test', tell: Tell): Promise<Float32Array> {
  const { values, runner } = work;
  const { widths, ...splits } = work.dataset().data;
  const split = splits[name];
  const model = { runner, values, widths };
  const byLength = rowRange(0, split.count).sort((a, b) => split.lengths[a]! - split.lengths[b]! || a - b);
  const codes = new Float32Array(split.count * values.latentSize);
  for (let start = 0; start < split.count; start += textsAtOnce) {
    await tell(name === 'train' ? 'encoding the training texts' : 'encoding the test texts', start, split.count);
    const rows = byLength.subarray(start, start + textsAtOnce);
    const means = encodeTexts(model, split, rows);
    rows.forEach((row, i) => {
      codes.set(means.subarray(i * values.latentSize, (i + 1) * values.latentSize), row * values.latentSize);
    });
  }
  return codes;
}

/** The baseline: a trigram of the training texts, over the vocabulary of the model. */
export const trainingTrigram = oncePerModel(async (work, tell) => {
  await tell('counting the training texts', 0, 1);
  return trigramOf(tokensOf(work.dataset().data.train), textSizes(work).vocabularySize);
});

/** Whether a text is, token for token, a training text. */
export const isTrainingText = oncePerModel(async (work, tell) => {
  await tell('counting the training texts', 0, 1);
  const known = new Set(tokensOf(work.dataset().data.train).map(ngramKey));
  return (ids: Int32Array) => known.has(ngramKey(ids));
});

/** TF-IDF weights of the words of the training texts, a row each. */
export const wordWeights = oncePerModel(async (work, tell) => {
  await tell('counting the training texts', 0, 1);
  const texts = tokensOf(work.dataset().data.train).map(withoutEnd);
  const model = tfIdf(texts);
  const rows: SparseRow[] = [];
  for (let start = 0; start < texts.length; start += weighedAtOnce) {
    await tell('weighing the words', start, texts.length);
    rows.push(...model.features(texts.slice(start, start + weighedAtOnce)).rows);
  }
  const features: SparseFeatures = { kind: 'sparse', rows, featureCount: model.featureCount };
  return { model, features };
});

/** e to the nats per token over all texts; a text that was cut has no end mark to count. */
export function perplexityUnder(trigram: KneserNeyModel, texts: readonly Int32Array[]): number {
  const { nats, tokens } = costUnder(trigram, texts);
  return Math.exp(nats / tokens);
}

/** The words of a text, without the end mark where it has one. */
export function withoutEnd(ids: Int32Array): Int32Array {
  return ids.at(-1) === reservedTokens.end ? ids.subarray(0, -1) : ids;
}
