import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import {
  augmentEffectRequestSchema,
  augmentRequestSchema,
  classifyRequestSchema,
  fewLabelsRequestSchema,
  shiftRequestSchema,
} from '#shared/contract/text-labels.ts';
import type {
  AugmentEffectRequest,
  AugmentRequest,
  ClassifyRequest,
  FewLabelsRequest,
  ShiftRequest,
} from '#shared/contract/text-labels.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { isTold, writeOptions } from './text-write.ts';
import { readStrategy, strategyForm } from './text-write-strategy.ts';
import type { StrategyForm } from './text-write-strategy.ts';

/** What is done with labels of texts. */
export type ClassifyPart = 'few-labels' | 'classify' | 'shift' | 'augment';

export interface ClassifyForm {
  readonly part: ClassifyPart;
  /** Texts to label and texts to shift, a line each. */
  readonly texts: string;
  readonly shifted: string;
  /** Class to shift to or to write texts of; null: the first. */
  readonly label: string | null;
  /** Empty: chosen on validation texts. */
  readonly strength: string;
  readonly count: string;
  readonly repeats: string;
  readonly seed: string;
  readonly shiftStrategy: StrategyForm;
  readonly augmentStrategy: StrategyForm;
}

export const emptyClassifyForm: ClassifyForm = {
  part: 'few-labels',
  texts: '',
  shifted: '',
  label: null,
  strength: '',
  count: writeOptions.count.default,
  repeats: '5',
  seed: writeOptions.seed.default,
  shiftStrategy: strategyForm('greedy'),
  augmentStrategy: strategyForm('sample'),
};

export const classifyOptions = {
  strength: {
    name: 'strength',
    label: 'Strength',
    kind: 'number',
    minimum: -100,
    maximum: 100,
    default: '',
    isOptional: true,
    help: 'How far along the way between the mean codes. Empty: what does best on validation texts.',
  },
  repeats: {
    name: 'repeats',
    label: 'Draws',
    kind: 'integer',
    minimum: 1,
    maximum: 20,
    default: '5',
    isOptional: false,
    help: 'How many times the known labels are drawn; intervals are over draws.',
  },
  count: { ...writeOptions.count, maximum: 10_000 },
  seed: writeOptions.seed,
  drawSeed: { ...writeOptions.seed, help: 'The same seed draws the same labels.' },
} as const satisfies Record<string, MethodOption>;

/** Labeled texts of each class that the effect of new ones is measured with. */
const perClass = [10, 20, 50, 100];

/** How many measured test texts are shown. */
const shownExamples = 20;

interface Part {
  readonly value: ClassifyPart;
  readonly label: string;
  readonly about: string;
}

export const classifyParts: readonly Part[] = [
  {
    value: 'few-labels',
    label: 'Few labels',
    about: 'How often test texts are labeled right by classifiers that know 10 labels, and more, up to all.',
  },
  {
    value: 'classify',
    label: 'Label',
    about: 'Labels of texts of yours, by classifiers that know the labels of all training texts.',
  },
  {
    value: 'shift',
    label: 'Shift',
    about: 'Writes a text again from its code, moved from the mean code of other classes to that of one.',
  },
  {
    value: 'augment',
    label: 'Augment',
    about: 'Writes more texts of a class, and measures what they do for a classifier that knows few labels.',
  },
];

/** Why a part has nothing to offer for a model, and what to choose instead; null where it has. */
export function partObstacle(part: ClassifyPart, model: Hyperparameters): string | null {
  const told = isTold(model);
  if (part === 'few-labels' || part === 'classify') {
    if (!told) return null;
    return 'This model reads each text together with its label: its codes cannot be asked for the label. Choose a run with label condition none.';
  }
  if (model.network === 'topics') {
    return 'A topic model knows words and no order: it writes no texts. Choose a recurrent or a transformer run.';
  }
  if (part === 'shift' && model.modelKind === 'language-model') {
    return 'A language model has no codes to move. Choose a run of a VAE or an autoencoder.';
  }
  return null;
}

/** Whether no part has anything to offer: without codes, and without labels that could stand for them. */
export function hasNoLabelWork(model: Hyperparameters): boolean {
  return model.modelKind === 'language-model' && !isTold(model);
}

export type ClassifyAsk = ClassifyRequest | FewLabelsRequest | ShiftRequest | AugmentRequest | AugmentEffectRequest;
export type ReadClassifyForm =
  { readonly ok: true; readonly request: ClassifyAsk } | { readonly ok: false; readonly message: string };

/** What a button asks for: `measure` of a shift for test texts too, of new texts for their effect. */
export function readClassifyForm(
  form: ClassifyForm,
  classes: readonly string[],
  { measure }: { readonly measure: boolean },
): ReadClassifyForm {
  const wrong = (message: string): ReadClassifyForm => ({ ok: false, message });
  const error = usedOptions(form.part, measure)
    .map((name) => optionError(classifyOptions[name], form[name]))
    .find((one) => one !== null);
  if (error) return wrong(error);
  const strategy = readStrategy(form.part === 'shift' ? form.shiftStrategy : form.augmentStrategy);
  if (!strategy) return wrong('Correct the numbers of the strategy first.');
  const label = form.label ?? classes[0] ?? '';
  const [seed, repeats] = [readNumber(form.seed), readNumber(form.repeats)];
  const drafts = {
    'few-labels': () => fewLabelsRequestSchema.safeParse({ kind: 'few-labels', sizes: null, repeats, seed }),
    classify: () => classifyRequestSchema.safeParse({ kind: 'classify', texts: linesOf(form.texts) }),
    shift: () => {
      const strength = form.strength.trim() === '' ? null : readNumber(form.strength);
      const asked = { kind: 'shift', to: label, texts: linesOf(form.shifted), strength };
      return shiftRequestSchema.safeParse({ ...asked, examples: shownExamples, measure, strategy, seed });
    },
    augment: () =>
      measure
        ? augmentEffectRequestSchema.safeParse({ kind: 'augment-effect', perClass, repeats, strategy, seed })
        : augmentRequestSchema.safeParse({ kind: 'augment', label, count: readNumber(form.count), strategy, seed }),
  };
  const missing = missingTexts(form, measure);
  if (missing !== null) return wrong(missing);
  const parsed = drafts[form.part]();
  return parsed.success ? { ok: true, request: parsed.data } : wrong(parsed.error.issues[0]!.message); // there is an issue
}

function missingTexts(form: ClassifyForm, measure: boolean): string | null {
  if (form.part === 'classify' && linesOf(form.texts).length === 0) return 'Type a text to label first.';
  if (form.part === 'shift' && !measure && linesOf(form.shifted).length === 0) return 'Type a text to shift first.';
  return null;
}

type OptionName = Exclude<keyof typeof classifyOptions, 'drawSeed'>;

function usedOptions(part: ClassifyPart, measure: boolean): readonly OptionName[] {
  const used: Readonly<Record<ClassifyPart, readonly OptionName[]>> = {
    'few-labels': ['repeats', 'seed'],
    classify: [],
    shift: ['strength', 'seed'],
    augment: measure ? ['repeats', 'seed'] : ['count', 'seed'],
  };
  return used[part];
}

/** Lines that are not empty. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
