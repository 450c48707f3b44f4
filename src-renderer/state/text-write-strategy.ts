import { textStrategySchema } from '#shared/contract/text-strategy.ts';
import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import { writtenOptions } from './sweep-draft-methods.ts';
import type { MethodOption, OptionTexts } from './sweep-draft-methods.ts';

export type StrategyKind = TextStrategy['kind'];

/** A way to choose words, with the numbers that it looks at. */
export interface StrategyChoice {
  readonly kind: StrategyKind;
  readonly title: string;
  /** How it chooses, in a sentence. */
  readonly about: string;
  readonly options: readonly MethodOption[];
}

/** What a person said of it; texts of options of other strategies stay for when those are chosen again. */
export interface StrategyForm {
  readonly kind: StrategyKind;
  readonly texts: OptionTexts;
}

const temperature: MethodOption = {
  name: 'temperature',
  label: 'Temperature',
  kind: 'number',
  minimum: 0.01,
  maximum: 100,
  default: '1',
  isOptional: false,
  help: 'Below 1 likely words become likelier, above 1 rare ones do.',
};

export const strategyChoices: readonly StrategyChoice[] = [
  {
    kind: 'sample',
    title: 'Temperature',
    about: 'Draws every word by its probability.',
    options: [temperature],
  },
  {
    kind: 'top-k',
    title: 'Top-k',
    about: 'Draws among the k likeliest words.',
    options: [
      {
        name: 'k',
        label: 'Words to draw from',
        kind: 'integer',
        minimum: 1,
        maximum: 1_000_000,
        default: '40',
        isOptional: false,
        help: 'Fewer are safer and more alike.',
      },
      temperature,
    ],
  },
  {
    kind: 'nucleus',
    title: 'Nucleus',
    about: 'Draws among the fewest words that together have the probability p.',
    options: [
      {
        name: 'p',
        label: 'Probability',
        kind: 'number',
        minimum: 0.000_001,
        maximum: 1,
        default: '0.9',
        isOptional: false,
        help: 'With 1 it is plain drawing.',
      },
      temperature,
    ],
  },
  {
    kind: 'greedy',
    title: 'Greedy',
    about: 'Takes the likeliest word at every step; one text for each code.',
    options: [],
  },
  {
    kind: 'beam',
    title: 'Beam',
    about: 'Writes several beginnings side by side and keeps the likeliest text.',
    options: [
      {
        name: 'width',
        label: 'Beams',
        kind: 'integer',
        minimum: 1,
        maximum: 64,
        default: '10',
        isOptional: false,
        help: 'Beginnings that are kept at every step.',
      },
      {
        name: 'lengthPower',
        label: 'Length power',
        kind: 'number',
        minimum: 0,
        maximum: 2,
        default: '1',
        isOptional: false,
        help: 'Texts are compared by log-probability per words to this power: 0 favors short ones.',
      },
    ],
  },
];

export function strategyForm(kind: StrategyKind): StrategyForm {
  const texts = strategyChoices.flatMap(({ options }) => options.map((one) => [one.name, one.default] as const));
  return { kind, texts: Object.fromEntries(texts) };
}

export function strategyChoice(kind: StrategyKind): StrategyChoice {
  return strategyChoices.find((choice) => choice.kind === kind)!; // there is one of each kind
}

/** The strategy; null while a number of it cannot be read, which its field says. */
export function readStrategy({ kind, texts }: StrategyForm): TextStrategy | null {
  const written = { kind, ...writtenOptions(strategyChoice(kind).options, texts) };
  return textStrategySchema.safeParse(written).data ?? null;
}
