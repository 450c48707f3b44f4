import type { SweepPruner, SweepSampler } from '#shared/contract/sweep.ts';
import { readNumber } from './sweep-draft-dimension.ts';

/** A number that a sampler or a pruner wants; in the words and with the bounds of the contract. */
export interface MethodOption {
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  readonly kind: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
  /** Text of the field at first; empty where the method decides. */
  readonly default: string;
  readonly isOptional: boolean;
  readonly help: string;
}

interface Method<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** One sentence on when it is good. */
  readonly about: string;
  readonly options: readonly MethodOption[];
}
export type SamplerName = SweepSampler['name'];
export type PrunerName = SweepPruner['name'];
export type OptionTexts = Readonly<Record<string, string>>;

const most = 1_000_000;

function option(name: string, label: string, rest: Partial<MethodOption> & { readonly help: string }): MethodOption {
  return { name, label, kind: 'integer', minimum: 1, maximum: most, default: '', isOptional: false, ...rest };
}

const startup = option('startupTrials', 'Random trials first', {
  isOptional: true,
  help: 'So many trials are drawn at random before there is enough to learn from. Empty: 10.',
});
const population = (help: string) =>
  option('populationSize', 'Trials in a generation', { minimum: 4, isOptional: true, help });

export const samplers: readonly Method<SamplerName>[] = [
  {
    name: 'tpe',
    title: 'TPE',
    options: [startup],
    about: 'For most sweeps: from about 20 trials on, with choices, conditions and several objectives.',
  },
  {
    name: 'gaussian-process',
    title: 'Gaussian process',
    options: [startup],
    about: 'For few and expensive trials, up to some hundred, with one objective.',
  },
  {
    name: 'cma-es',
    title: 'CMA-ES',
    options: [population('Of the first descent. Empty: grows with the number of dimensions.')],
    about: 'For numbers and a few hundred trials or more, with one objective; choices are drawn at random.',
  },
  {
    name: 'nsga2',
    title: 'NSGA-II',
    options: [population('Empty: 50. The first generation is random.')],
    about: 'For several objectives at once and some hundred trials.',
  },
  {
    name: 'quasi-random',
    title: 'Quasi-random',
    options: [],
    about: 'Covers the space evenly and learns nothing: to look around, also with few trials.',
  },
  {
    name: 'random',
    title: 'Random',
    options: [],
    about: 'The baseline that every other sampler has to beat; any number of trials and objectives.',
  },
  {
    name: 'grid',
    title: 'Grid',
    options: [],
    about: 'Every combination once: for two or three dimensions of few values.',
  },
];

const steps = {
  startupTrials: option('startupTrials', 'Finished trials first', {
    default: '5',
    help: 'Nothing is given up before so many trials have finished.',
  }),
  warmupSteps: option('warmupSteps', 'Warm-up', {
    unit: 'epochs',
    minimum: 0,
    default: '0',
    help: 'No trial is given up before this epoch.',
  }),
  interval: option('interval', 'Interval', {
    unit: 'epochs',
    default: '1',
    help: 'A trial is looked at once in so many epochs.',
  }),
};
const halving: readonly MethodOption[] = [
  option('minimumResource', 'First decision', {
    unit: 'epochs',
    default: '1',
    help: 'No trial is given up before this epoch.',
  }),
  option('maximumResource', 'Whole training', {
    unit: 'epochs',
    default: '9',
    help: 'Epochs of a trial that is never given up; after them there is no decision.',
  }),
  option('reductionFactor', 'One goes on of', {
    unit: 'trials',
    minimum: 2,
    default: '3',
    help: 'At each decision, and the next is so many times later.',
  }),
];

export const pruners: readonly Method<PrunerName>[] = [
  {
    name: 'none',
    title: 'None',
    options: [],
    about: 'Every trial trains to its end: when trials are short, or several objectives count.',
  },
  {
    name: 'asha',
    title: 'Successive halving',
    options: halving,
    about: 'ASHA: at a few epochs the best part of all trials goes on. Saves most; for ten trials and more.',
  },
  {
    name: 'hyperband',
    title: 'Hyperband',
    options: halving,
    about: 'Successive halving that begins early for some trials and late for others: when good trials start slowly.',
  },
  {
    name: 'median',
    title: 'Median',
    options: Object.values(steps),
    about: 'Gives up what is worse than the median of the finished trials at the same epoch: careful and simple.',
  },
  {
    name: 'percentile',
    title: 'Percentile',
    about: 'The same with a bar of your own, so that more or fewer trials are given up.',
    options: [
      option('percentile', 'Percentile', {
        kind: 'number',
        minimum: 0,
        maximum: 100,
        default: '25',
        help: 'Goes on what is as good as the best so many percent of the finished trials.',
      }),
      ...Object.values(steps),
    ],
  },
  {
    name: 'patience',
    title: 'Patience',
    about: 'Gives up a trial that no longer improves, whatever the others do.',
    options: [
      option('patience', 'Patience', {
        unit: 'epochs',
        default: '3',
        help: 'So many epochs may pass without an improvement.',
      }),
      option('minDelta', 'Least improvement', {
        kind: 'number',
        minimum: 0,
        maximum: Infinity,
        default: '0',
        help: 'A smaller gain does not count.',
      }),
    ],
  },
  {
    name: 'threshold',
    title: 'Threshold',
    about: 'Gives up a trial whose first objective leaves a range that you know to be hopeless.',
    options: [
      option('lower', 'Lower bound', {
        kind: 'number',
        minimum: -Infinity,
        maximum: Infinity,
        isOptional: true,
        help: 'Below it a trial is given up. Empty: no bound.',
      }),
      option('upper', 'Upper bound', {
        kind: 'number',
        minimum: -Infinity,
        maximum: Infinity,
        isOptional: true,
        help: 'Above it a trial is given up. Empty: no bound.',
      }),
      steps.warmupSteps,
    ],
  },
];

export function samplerMethod(name: SamplerName): Method<SamplerName> {
  return found(samplers, name);
}

export function prunerMethod(name: PrunerName): Method<PrunerName> {
  return found(pruners, name);
}

/** Whether the pruner has the option `synchronous`. */
export function isHalving(name: PrunerName): boolean {
  return name === 'asha' || name === 'hyperband';
}

/** Why a sampler does not fit so many objectives; null when it does. */
export function samplerObstacle(name: SamplerName, objectives: number): string | null {
  const isForOne = name === 'gaussian-process' || name === 'cma-es';
  return isForOne && objectives > 1 ? `Searches for one objective, here are ${objectives}.` : null;
}

/** Texts of all options of all methods, with those of one that was chosen put over the defaults. */
export function optionTexts(methods: readonly Method<string>[], chosen: object): OptionTexts {
  const defaults = methods.flatMap(({ options }) => options.map((one) => [one.name, one.default] as const));
  const given = Object.entries(chosen).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries([...defaults, ...given.map(([name, value]) => [name, String(value)] as const)]);
}

/** Values of these options, as far as they can be read; those that are left empty and may be are left out. */
export function writtenOptions(options: readonly MethodOption[], texts: OptionTexts): Record<string, number | string> {
  const filled = options.filter(({ name, isOptional }) => !(isOptional && (texts[name] ?? '').trim() === ''));
  return Object.fromEntries(filled.map(({ name }) => [name, readNumber(texts[name] ?? '')]));
}

/** What is wrong with the text of one option, in a sentence; null when nothing is. */
export function optionError(one: Omit<MethodOption, 'default' | 'help'>, text: string): string | null {
  if (one.isOptional && text.trim() === '') return null;
  const value = readNumber(text);
  const isRead = typeof value === 'number' && (one.kind === 'number' || Number.isInteger(value));
  if (isRead && value >= one.minimum && value <= one.maximum) return null;
  const what = one.kind === 'integer' ? 'a whole number' : 'a number';
  const got = text.trim() === '' ? 'nothing' : `“${text.trim()}”`;
  return `${one.label}: expected ${what}${boundWords(one)}, got ${got}.`;
}

function boundWords({ minimum, maximum }: Pick<MethodOption, 'minimum' | 'maximum'>): string {
  if (Number.isFinite(maximum)) return ` from ${minimum} to ${maximum.toLocaleString('en-US')}`;
  return Number.isFinite(minimum) ? ` of at least ${minimum}` : '';
}

function found<Name extends string>(methods: readonly Method<Name>[], name: Name): Method<Name> {
  const method = methods.find((one) => one.name === name);
  if (!method) throw new Error(`sweep methods: "${name}" is none of ${methods.map((one) => one.name).join(', ')}`);
  return method;
}
