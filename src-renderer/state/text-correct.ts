import { correctRequestSchema } from '#shared/contract/text-correction.ts';
import type { CorrectRequest, CorrectionByModel } from '#shared/contract/text-correction.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { linesOf } from './text-classify.ts';
import { isTold, writeOptions } from './text-write.ts';

/** Texts of one's own are corrected, or errors are done to held-out ones and counted. */
export type CorrectPart = 'texts' | 'measure';

export interface CorrectForm {
  readonly part: CorrectPart;
  /** A line each. */
  readonly texts: string;
  /** Name of a class, of a model that reads a text together with its label. */
  readonly label: string | null;
  readonly count: string;
  readonly noiseRate: string;
  readonly seed: string;
}

export const correctParts: readonly { readonly value: CorrectPart; readonly label: string; readonly about: string }[] =
  [
    { value: 'texts', label: 'Texts', about: 'Mistakes in texts of yours, mended by the model and by baselines.' },
    {
      value: 'measure',
      label: 'Measure',
      about:
        'Errors are done to test texts: one misspelled word each, errors by characters, and none. What every method makes of them is counted.',
    },
  ];

export const correctOptions = {
  count: {
    name: 'count',
    label: 'Test texts',
    kind: 'integer',
    minimum: 10,
    maximum: 5000,
    default: '200',
    isOptional: false,
    help: 'The first that the seed gives, never picked.',
  },
  noiseRate: {
    name: 'noiseRate',
    label: 'Errors a character',
    kind: 'number',
    minimum: 0.001,
    maximum: 0.5,
    default: '0.05',
    isOptional: false,
    help: 'The chance at each character to be left out, exchanged, mistyped or preceded by another.',
  },
  seed: { ...writeOptions.seed, help: 'The same seed takes the same texts and does the same errors.' },
} as const satisfies Record<string, MethodOption>;

export const emptyCorrectForm: CorrectForm = {
  part: 'texts',
  texts: '',
  label: null,
  count: correctOptions.count.default,
  noiseRate: correctOptions.noiseRate.default,
  seed: correctOptions.seed.default,
};

export type ReadCorrectForm =
  { readonly ok: true; readonly request: CorrectRequest } | { readonly ok: false; readonly message: string };

type Model = Pick<Hyperparameters, 'tokenization' | 'wordDecoder' | 'modelKind' | 'network' | 'labelCondition'>;

/** The channel asks the model for words in order. */
export function possibleMethods({ tokenization, wordDecoder }: Model): readonly CorrectionByModel[] {
  return tokenization === 'words' && wordDecoder === 'in-order' ? ['decode', 'channel'] : ['decode'];
}

/** What the form asks for, or what is to be corrected first. */
export function readCorrectForm(form: CorrectForm, model: Model): ReadCorrectForm {
  const wrong = (message: string): ReadCorrectForm => ({ ok: false, message });
  const methods = possibleMethods(model);
  if (form.part === 'measure') {
    const error = (['count', 'noiseRate', 'seed'] as const)
      .map((name) => optionError(correctOptions[name], form[name]))
      .find((one) => one !== null);
    if (error) return wrong(error);
    const [count, noiseRate, seed] = [readNumber(form.count), readNumber(form.noiseRate), readNumber(form.seed)];
    return parsed({ of: { kind: 'held-out', count, noiseRate, seed }, methods, label: null });
  }
  const texts = linesOf(form.texts);
  if (texts.length === 0) return wrong('Type a text with mistakes first.');
  const told = isTold(model);
  if (told && form.label === null) return wrong('Choose the label of the texts: this model reads it too.');
  return parsed({ of: { kind: 'texts', texts }, methods, label: told ? form.label : null });
}

function parsed(draft: object): ReadCorrectForm {
  const read = correctRequestSchema.safeParse({ kind: 'correct', ...draft });
  return read.success ? { ok: true, request: read.data } : { ok: false, message: read.error.issues[0]!.message }; // there is an issue
}
