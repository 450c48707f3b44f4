import type { InterpolateAnswer, InterpolateRequest } from '#shared/contract/text-writing.ts';
import { codePath } from '#shared/vae/code-path.ts';
import { textTokens } from '../texts/text-split.ts';
import { givenTokens, labelOfGiven, posteriorsOf, requireCodes } from './given-texts.ts';
import { nearText, nearestRows } from './nearest-texts.ts';
import { isTrainingText, perplexityUnder, trainingCodes, trainingTrigram } from './training-texts.ts';
import type { TextWork } from './text-work.ts';
import type { Tell } from './tell.ts';
import { asWritten, writeTexts } from './write-texts.ts';

/** Texts at codes between those of two texts, and beside each the training text that is nearest to its code. */
export async function workInterpolate(
  { from, to, steps, path, label, strategy, seed }: InterpolateRequest,
  work: TextWork,
  tell: Tell,
): Promise<InterpolateAnswer> {
  requireCodes(work);
  const { latentSize } = work.values;
  const told = labelOfGiven(work, label);
  const given = givenTokens(work, [
    { name: 'from', text: from },
    { name: 'to', text: to },
  ]);
  const { means } = posteriorsOf(work, given, told === null ? null : Int32Array.of(told, told));
  const z = codePath(means.subarray(0, latentSize), means.subarray(latentSize), { steps, path });
  const labels = told === null ? null : new Int32Array(steps).fill(told);
  const written = await writeTexts(work, { count: steps, z, labels }, { strategy, seed, allowUnknown: false }, tell);
  const codes = await trainingCodes(work, tell);
  const isCopy = await isTrainingText(work, tell);
  const trigram = await trainingTrigram(work, tell);
  const { train } = work.dataset().data;
  const nearest = written.map((_, i) => {
    return nearestRows(codes, z.subarray(i * latentSize, (i + 1) * latentSize), { count: 1 })[0]!; // there are texts
  });
  return {
    kind: 'interpolate',
    steps: written.map((text, i) => ({
      at: i / (steps - 1),
      written: asWritten(work, text, told),
      nearest: nearText(train, nearest[i]!), // one for each
      isCopied: isCopy(text.ids),
    })),
    trigramPerplexity: {
      written: perplexityUnder(
        trigram,
        written.map(({ ids }) => ids),
      ),
      nearest: perplexityUnder(
        trigram,
        nearest.map(({ row }) => textTokens(train, row)),
      ),
    },
  };
}
