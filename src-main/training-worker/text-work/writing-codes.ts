import { WorkbenchError } from '#shared/contract/errors.ts';
import type { GenerateRequest } from '#shared/contract/text-writing.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import type { RandomStream } from '#shared/random/random-stream.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { textTokens } from '../texts/text-split.ts';
import { givenTokens, labelOfGiven, namedLabel, posteriorsOf, requireCodes } from './given-texts.ts';
import type { Posteriors } from './given-texts.ts';
import type { TextWork } from './text-work.ts';
import type { WritingCodes } from './writing.ts';

/** Which of the texts that a seed gives. */
export interface TextRange {
  readonly first: number;
  readonly count: number;
}

/** The codes and labels of generated texts: those of text i depend on the seed and on i, not on how many there are. */
export function writingCodes(work: TextWork, request: GenerateRequest, range: TextRange): WritingCodes {
  const { from } = request;
  const { count } = range;
  if (work.values.modelKind === 'language-model') {
    requireNoSource(from.kind);
    return { count, z: new Float32Array(0), labels: toldLabels(work, request, range) };
  }
  if (from.kind === 'text') return aroundText(work, request, from, range);
  const labels = toldLabels(work, request, range);
  if (from.kind === 'prior') return { count, z: priorCodes(work, request.seed, range), labels };
  return aroundTrainingTexts(work, request, range);
}

function requireNoSource(kind: GenerateRequest['from']['kind']): void {
  if (kind === 'prior') return;
  const what = 'from: a language model has no codes and writes from nothing; leave it out, or choose a run of a VAE.';
  throw new WorkbenchError('arguments/invalid', what, { name: 'from' });
}

function priorCodes({ values }: TextWork, seed: number, { first, count }: TextRange): Float32Array {
  if (values.modelKind === 'ae') {
    const what = 'from: an autoencoder has no prior to draw from; write around a text or around training texts.';
    throw new WorkbenchError('arguments/invalid', what, { name: 'from' });
  }
  const { latentSize } = values;
  const z = new Float32Array(count * latentSize);
  for (let i = 0; i < count; i++) {
    const { normal } = streamOf(seed, first + i, 'code');
    for (let dimension = 0; dimension < latentSize; dimension++) z[i * latentSize + dimension] = normal();
  }
  return z;
}

/** A draw from the posterior of a training text that is drawn is a draw from the aggregate posterior. */
function aroundTrainingTexts(work: TextWork, request: GenerateRequest, { first, count }: TextRange): WritingCodes {
  const { train } = work.dataset().data;
  const label = namedLabel(work, request.label);
  const candidates = Array.from({ length: train.count }, (_, row) => row).filter(
    (row) => label === null || train.labels?.[row] === label,
  );
  const rows = Array.from({ length: count }, (_, i) => {
    return candidates[streamOf(request.seed, first + i, 'training text').below(candidates.length)]!;
  });
  const labels = isToldLabels(work.values) ? Int32Array.from(rows, (row) => train.labels![row]!) : null; // it was told some
  const tokens = rows.map((row) => textTokens(train, row));
  return { count, z: sampled(posteriorsOf(work, tokens, labels), request.seed, { first, count, spread: 1 }), labels };
}

function aroundText(
  work: TextWork,
  { seed, label }: GenerateRequest,
  { text, spread }: Extract<GenerateRequest['from'], { readonly kind: 'text' }>,
  { first, count }: TextRange,
): WritingCodes {
  requireCodes(work);
  if (work.values.modelKind === 'ae' && spread > 0) {
    const what = 'spread: an autoencoder gives a text one code and no distribution; take 0.';
    throw new WorkbenchError('arguments/invalid', what, { name: 'spread' });
  }
  const told = labelOfGiven(work, label);
  const of = posteriorsOf(
    work,
    givenTokens(work, [{ name: 'text', text }]),
    told === null ? null : Int32Array.of(told),
  );
  const repeated = (row: Float32Array) => {
    const rows = new Float32Array(count * row.length);
    for (let i = 0; i < count; i++) rows.set(row, i * row.length);
    return rows;
  };
  const all = { means: repeated(of.means), logVars: repeated(of.logVars) };
  return {
    count,
    z: sampled(all, seed, { first, count, spread }),
    labels: told === null ? null : new Int32Array(count).fill(told),
  };
}

/** mu + spread · σ · ε; mu of an autoencoder. (count, Z) */
function sampled(
  { means, logVars }: Posteriors,
  seed: number,
  { first, count, spread }: TextRange & { readonly spread: number },
): Float32Array {
  const size = means.length / count;
  const z = Float32Array.from(means);
  if (logVars.length === 0) return z;
  for (let i = 0; i < count; i++) {
    const { normal } = streamOf(seed, first + i, 'posterior');
    for (let at = i * size; at < (i + 1) * size; at++) z[at]! += spread * Math.exp(logVars[at]! / 2) * normal();
  }
  return z;
}

/** The named label for all, or those of training texts that are drawn: as often as they are there. */
function toldLabels(work: TextWork, { label, seed }: GenerateRequest, { first, count }: TextRange): Int32Array | null {
  const named = namedLabel(work, label);
  if (named !== null) return new Int32Array(count).fill(named);
  if (!isToldLabels(work.values)) return null;
  const labels = work.dataset().data.train.labels!; // it was told some
  return Int32Array.from({ length: count }, (_, i) => labels[streamOf(seed, first + i, 'label').below(labels.length)]!);
}

function streamOf(seed: number, text: number, place: string): RandomStream {
  return randomStream([seed, text], `text-work/${place}`);
}
