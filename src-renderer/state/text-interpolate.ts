import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { arithmeticRequestSchema, interpolateRequestSchema } from '#shared/contract/text-writing.ts';
import type { ArithmeticRequest, InterpolateRequest } from '#shared/contract/text-writing.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { isTold, writeOptions } from './text-write.ts';
import { readStrategy, strategyForm } from './text-write-strategy.ts';
import type { StrategyForm } from './text-write-strategy.ts';

/** A way from a text to another, or the sum start − minus + plus. */
export type InterpolateMode = 'path' | 'arithmetic';

export interface InterpolateForm {
  readonly mode: InterpolateMode;
  readonly from: string;
  readonly to: string;
  readonly steps: string;
  readonly path: InterpolateRequest['path'];
  readonly start: string;
  readonly minus: string;
  readonly plus: string;
  /** Name of a class, of a model that reads a text together with its label. */
  readonly label: string | null;
  readonly strategy: StrategyForm;
  readonly seed: string;
}

export type GivenField = 'from' | 'to' | 'start' | 'minus' | 'plus';

/** The texts that a mode asks for, in their order. */
export const givenFields: Readonly<
  Record<InterpolateMode, readonly { readonly name: GivenField; readonly label: string }[]>
> = {
  path: [
    { name: 'from', label: 'From' },
    { name: 'to', label: 'To' },
  ],
  arithmetic: [
    { name: 'start', label: 'Start' },
    { name: 'minus', label: 'Minus' },
    { name: 'plus', label: 'Plus' },
  ],
};

export const stepsOption: MethodOption = {
  name: 'steps',
  label: 'Steps',
  kind: 'integer',
  minimum: 2,
  maximum: 100,
  default: '7',
  isOptional: false,
  help: 'Both ends are among them.',
};

/** How many of the nearest training texts stand beside a sum. */
const neighborsOfSum = 5;

export const emptyInterpolateForm: InterpolateForm = {
  mode: 'path',
  from: '',
  to: '',
  steps: stepsOption.default,
  path: 'linear',
  start: '',
  minus: '',
  plus: '',
  label: null,
  strategy: strategyForm('greedy'),
  seed: writeOptions.seed.default,
};

export type ReadInterpolateForm =
  | { readonly ok: true; readonly request: InterpolateRequest | ArithmeticRequest }
  | { readonly ok: false; readonly message: string };

/** What the form asks for, or what is to be corrected first. */
export function readInterpolateForm(form: InterpolateForm, model: Hyperparameters): ReadInterpolateForm {
  const wrong = (message: string): ReadInterpolateForm => ({ ok: false, message });
  const missing = givenFields[form.mode].filter(({ name }) => form[name].trim() === '');
  if (missing.length > 0) return wrong(`Type a text for ${missing.map(({ label }) => `“${label}”`).join(' and ')}.`);
  const stepsError = form.mode === 'path' ? optionError(stepsOption, form.steps) : null;
  const error = stepsError ?? optionError(writeOptions.seed, form.seed);
  if (error !== null) return wrong(error);
  const strategy = readStrategy(form.strategy);
  if (!strategy) return wrong('Correct the numbers of the strategy first.');
  const told = isTold(model);
  if (told && form.label === null) return wrong('Choose the label of the texts: this model reads it too.');
  const choice = { label: told ? form.label : null, strategy, seed: readNumber(form.seed) };
  const { from, to, path, start, minus, plus } = form;
  const parsed =
    form.mode === 'path'
      ? interpolateRequestSchema.safeParse({
          ...{ kind: 'interpolate', from, to, path, steps: readNumber(form.steps) },
          ...choice,
        })
      : arithmeticRequestSchema.safeParse({
          ...{ kind: 'arithmetic', start, minus, plus, neighbors: neighborsOfSum },
          ...choice,
        });
  return parsed.success ? { ok: true, request: parsed.data } : wrong(parsed.error.issues[0]!.message); // there is an issue
}
