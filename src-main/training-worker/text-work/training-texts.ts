import type { KneserNeyModel } from '#shared/language/kneser-ney.ts';
import { ngramKey } from '#shared/language/ngram-counts.ts';
import { tfIdf } from '#shared/language/tf-idf.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { rowRange } from '../split-rows.ts';
import { encodeTexts } from '../texts/text-evaluation.ts';
import { tokensOf } from '../texts/text-split.ts';
import { costUnder, trigramOf } from '../texts/trigram.ts';
import { oncePerModel } from './text-work.ts';

/** Texts that are encoded between two looks at messages. */
const textsAtOnce = 512;

/** Posterior means of the training texts, in their order. (N, Z) */
export const trainingCodes = oncePerModel(async (work, tell) => {
  const { values, runner } = work;
  const { train, widths } = work.dataset().data;
  const model = { runner, values, widths };
  const byLength = rowRange(0, train.count).sort((a, b) => train.lengths[a]! - train.lengths[b]! || a - b);
  const codes = new Float32Array(train.count * values.latentSize);
  for (let start = 0; start < train.count; start += textsAtOnce) {
    await tell('encoding the training texts', start, train.count);
    const rows = byLength.subarray(start, start + textsAtOnce);
    const means = encodeTexts(model, train, rows);
    rows.forEach((row, i) => {
      codes.set(means.subarray(i * values.latentSize, (i + 1) * values.latentSize), row * values.latentSize);
    });
  }
  return codes;
});

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
  return { model, features: model.features(texts) };
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
