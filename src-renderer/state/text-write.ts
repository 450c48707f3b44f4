import { generateRequestSchema } from '#shared/contract/text-writing.ts';
import type { GenerateRequest } from '#shared/contract/text-writing.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import { readStrategy, strategyForm } from './text-write-strategy.ts';
import type { StrategyForm } from './text-write-strategy.ts';

export type WriteSource = GenerateRequest['from']['kind'];

export interface WriteForm {
  readonly source: WriteSource;
  /** What is written around, of the source `text`. */
  readonly text: string;
  readonly spread: string;
  /** Name of a class; null: as often as in the training texts. */
  readonly label: string | null;
  readonly strategy: StrategyForm;
  readonly count: string;
  readonly seed: string;
}

export type ReadWriteForm =
  { readonly ok: true; readonly request: GenerateRequest } | { readonly ok: false; readonly message: string };

type Model = Pick<Hyperparameters, 'modelKind' | 'network' | 'labelCondition'>;

export const writeSources: readonly { readonly value: WriteSource; readonly label: string; readonly about: string }[] =
  [
    { value: 'prior', label: 'Prior', about: 'Codes are drawn from p(z): what the model thinks texts are like.' },
    {
      value: 'training-texts',
      label: 'Training texts',
      about: 'Codes are drawn around those of random training texts: where the codes of texts really are.',
    },
    { value: 'text', label: 'A text', about: 'Codes are drawn around that of a text of yours.' },
  ];

function option(name: string, label: string, rest: Omit<MethodOption, 'name' | 'label' | 'isOptional'>): MethodOption {
  return { name, label, isOptional: false, ...rest };
}

export const writeOptions = {
  count: option('count', 'Texts', {
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    default: '20',
    help: 'The first that the seed gives, never picked.',
  }),
  seed: option('seed', 'Seed', {
    kind: 'integer',
    minimum: 0,
    maximum: 2_147_483_647,
    default: '1',
    help: 'The same seed writes the same texts.',
  }),
  spread: option('spread', 'Spread', {
    kind: 'number',
    minimum: 0,
    maximum: 100,
    default: '1',
    help: 'Times the standard deviation of the code; 0 stays at it.',
  }),
};

/** Where texts can be written from: an autoencoder has no prior, a language model has no codes and no choice. */
export function sourcesOf({ modelKind }: Pick<Model, 'modelKind'>): readonly WriteSource[] {
  if (modelKind === 'language-model') return ['prior'];
  return modelKind === 'ae' ? ['training-texts', 'text'] : ['prior', 'training-texts', 'text'];
}

export function writeForm(model: Pick<Model, 'modelKind'>): WriteForm {
  return {
    source: sourcesOf(model)[0]!, // there is always one
    text: '',
    // an autoencoder has codes and no deviation from them
    spread: model.modelKind === 'ae' ? '0' : writeOptions.spread.default,
    label: null,
    strategy: strategyForm('sample'),
    count: writeOptions.count.default,
    seed: writeOptions.seed.default,
  };
}

/** Whether the model is told a label when it writes. */
export function isTold({ network, labelCondition }: Pick<Model, 'network' | 'labelCondition'>): boolean {
  return network !== 'dense' && network !== 'convolutional' && isToldLabels({ network, labelCondition });
}

/** What the form asks for, or what is to be corrected first; `isTold`: the model reads a text together with its label. */
export function readWriteForm(form: WriteForm, told: boolean, measures: GenerateRequest['measures']): ReadWriteForm {
  const wrong = (message: string): ReadWriteForm => ({ ok: false, message });
  const error = optionError(writeOptions.count, form.count) ?? optionError(writeOptions.seed, form.seed);
  if (error !== null) return wrong(error);
  const strategy = readStrategy(form.strategy);
  if (!strategy) return wrong('Correct the numbers of the strategy first.');
  const around = form.source === 'text';
  if (around && form.text.trim() === '') return wrong('Type the text to write around first.');
  const spreadError = around ? optionError(writeOptions.spread, form.spread) : null;
  if (spreadError !== null) return wrong(spreadError);
  if (around && told && form.label === null) return wrong('Choose the label of the text: this model reads it too.');
  const from = around ? { kind: 'text', text: form.text, spread: readNumber(form.spread) } : { kind: form.source };
  const [count, seed] = [readNumber(form.count), readNumber(form.seed)];
  const label = told ? form.label : null;
  const request = { kind: 'generate', from, count, label, strategy, seed, allowUnknown: false, measures };
  const parsed = generateRequestSchema.safeParse(request);
  return parsed.success ? { ok: true, request: parsed.data } : wrong(parsed.error.issues[0]!.message); // there is an issue
}
