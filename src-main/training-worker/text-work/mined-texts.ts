import type { Features } from '#shared/language/features.ts';
import { tfIdf } from '#shared/language/tf-idf.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { tokensOf, textTokens } from '../texts/text-split.ts';
import { testCodes, trainingCodes } from './training-texts.ts';
import { oncePerModel } from './text-work.ts';
import type { TextWork } from './text-work.ts';

/** More texts take longer and give the same clusters. */
const mostTexts = 20_000;

/** Training texts to find groups in, and held-out ones to measure them on, as words: unknown ones and end marks are none. */
export interface MinedTexts {
  /** Rows of the training split. */
  readonly rows: Int32Array;
  readonly training: readonly Int32Array[];
  /** All of the test split. */
  readonly heldOut: readonly Int32Array[];
}

/** Numbers about them: a row for each text of both. */
export interface MinedFeatures {
  readonly training: Features;
  readonly heldOut: Features;
}

export function minedTexts(work: TextWork): MinedTexts {
  const { train, test } = work.dataset().data;
  const rows = spreadPlaces(Math.min(mostTexts, train.count), train.count);
  return {
    rows,
    training: Array.from(rows, (row) => textTokens(train, row).filter(isWord)),
    heldOut: tokensOf(test).map((tokens) => tokens.filter(isWord)),
  };
}

/** Posterior means of mined texts. */
export const minedCodes = oncePerModel(async (work, tell): Promise<MinedFeatures> => {
  const { latentSize } = work.values;
  const { rows } = minedTexts(work);
  const training = matrixRows(await trainingCodes(work, tell), latentSize, rows);
  const heldOut = await testCodes(work, tell);
  const dense = (values: Float32Array): Features => ({ kind: 'dense', values, featureCount: latentSize });
  return { training: dense(training), heldOut: dense(heldOut) };
});

/** TF-IDF weights of the words of mined texts, counted in the training texts among them. */
export const minedWordWeights = oncePerModel(async (work, tell): Promise<MinedFeatures> => {
  await tell('counting the words', 0, 1);
  const { training, heldOut } = minedTexts(work);
  const model = tfIdf(training);
  const features = model.features(training);
  await tell('counting the words', 1, 1);
  return { training: features, heldOut: model.features(heldOut) };
});

/** The end mark and unknown words name nothing. */
export function isWord(token: number): boolean {
  return token !== reservedTokens.end && token !== reservedTokens.unknown;
}
