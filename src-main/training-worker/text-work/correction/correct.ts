import type {
  CorrectAnswer,
  CorrectRequest,
  CorrectionMethod,
  CorrectionTrial,
} from '#shared/contract/text-correction.ts';
import { correctionShares } from '#shared/language/correction-figures.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { readMisspellings } from '#main/corpora/misspellings.ts';
import { givenTokens, labelOfGiven, requireCodes } from '../given-texts.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';
import { correctByChannel, correctByDecoding } from './correct-by-model.ts';
import { correctByTrigram, correctByUnigram } from './correct-by-words.ts';
import { channelErrorRate, trigramErrorRate } from './error-rates.ts';
import { heldOutErrors } from './held-out-errors.ts';
import type { ErrorsDone } from './held-out-errors.ts';
import { wordForm } from './typed-texts.ts';
import type { TypedTexts } from './typed-texts.ts';

type Corrections = readonly (readonly [CorrectionMethod, readonly (readonly string[])[]])[];

/** Texts corrected by the model, beside what needs none of it; or how often each is right where the errors are known. */
export async function workCorrect(
  { of, methods, label }: CorrectRequest,
  work: TextWork,
  tell: Tell,
): Promise<CorrectAnswer> {
  requireCodes(work);
  const rates = await errorRates(work, methods, tell);
  const correct = (typed: TypedTexts) => correctAll(work, typed, { methods, rates }, tell);
  const chosen = {
    errorRates: { trigram: rates.trigram?.rate ?? null, channel: rates.channel?.rate ?? null },
    validationTexts: rates.trigram?.validationTexts ?? 0,
  };
  if (of.kind === 'texts') {
    const typed = givenTexts(work, of.texts, label);
    const corrections = await correct(typed);
    const { join } = wordForm(work);
    const texts = typed.words.map((words, i) => ({
      words,
      corrections: corrections.map(([method, all]) => ({ method, text: join(all[i]!), words: all[i]! })), // one for each
    }));
    return { kind: 'correct', texts, trials: [], unknownShare: null, ...chosen };
  }
  requireNoLabel(label);
  const { test } = work.dataset().data;
  const kinds = heldOutErrors(
    work,
    test,
    of,
    work.dataset().manifest.language === 'en' ? readMisspellings() : new Map(),
  );
  const trials: CorrectionTrial[] = [];
  for (const kind of kinds) trials.push(trialOf(kind, await correct(kind.typed)));
  return { kind: 'correct', texts: [], trials, unknownShare: unknownShare(work, kinds[0]!.meant), ...chosen };
}

/** Channels read words: other models have the method of decoding, and the copy, alone. */
async function errorRates(work: TextWork, methods: CorrectRequest['methods'], tell: Tell) {
  const readsWords = work.values.tokenization === 'words';
  return {
    trigram: readsWords ? await trigramErrorRate(work, tell) : null,
    channel: methods.includes('channel') ? await channelErrorRate(work, tell) : null,
  };
}

async function correctAll(
  work: TextWork,
  typed: TypedTexts,
  {
    methods,
    rates: { trigram, channel },
  }: { readonly methods: CorrectRequest['methods']; readonly rates: Awaited<ReturnType<typeof errorRates>> },
  tell: Tell,
): Promise<Corrections> {
  const all: Corrections[number][] = [['copy', typed.words]];
  if (trigram) {
    all.push(['unigram', await correctByUnigram(work, typed, tell)]);
    all.push(['trigram', await correctByTrigram(work, typed, trigram.rate, tell)]);
  }
  if (methods.includes('decode')) all.push(['decode', await correctByDecoding(work, typed, tell)]);
  if (channel) all.push(['channel', await correctByChannel(work, typed, channel.rate, tell)]);
  return all;
}

function givenTexts(work: TextWork, texts: readonly string[], label: string | null): TypedTexts {
  const told = labelOfGiven(work, label);
  givenTokens(
    work,
    texts.map((text, i) => ({ name: `text ${i + 1}`, text })),
  ); // refuses what the model cannot read
  const { cut } = wordForm(work);
  return { words: texts.map(cut), labels: told === null ? null : new Int32Array(texts.length).fill(told) };
}

function trialOf({ errors, meant, typed }: ErrorsDone, corrections: Corrections): CorrectionTrial {
  const figures = corrections.map(([method, all]) => {
    const cases = all.map((corrected, i) => ({ meant: meant[i]!, typed: typed.words[i]!, corrected })); // one for each
    return { method, ...correctionShares(cases) };
  });
  return { errors, texts: meant.length, figures };
}

/** Of words that the model reads as one token: the unknown one. */
function unknownShare({ tokenizer }: TextWork, texts: readonly (readonly string[])[]): number {
  const words = texts.flat();
  const unknown = words.filter((word) => tokenizer.encode(word).includes(reservedTokens.unknown));
  return unknown.length / words.length;
}

function requireNoLabel(label: string | null): void {
  if (label === null) return;
  throw new WorkbenchError('arguments/invalid', 'label: held-out texts have their own; leave it out.', {
    name: 'label',
  });
}
