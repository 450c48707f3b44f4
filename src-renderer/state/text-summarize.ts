import { summarizeRequestSchema, usualSentences } from '#shared/contract/text-summary.ts';
import type { SummarizeRequest, SummaryCorpus, SummaryPart } from '#shared/contract/text-summary.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { linesOf } from './text-classify.ts';
import { isTold, writeOptions } from './text-write.ts';

/** What is summarized: texts of one's own, a group of a corpus, or all its groups for their figures. */
export type SummarizePart = SummarizeRequest['of']['kind'];

export interface SummarizeForm {
  readonly part: SummarizePart;
  /** A line each. */
  readonly texts: string;
  readonly corpus: SummaryCorpus;
  readonly corpusPart: SummaryPart;
  /** From 1 on. */
  readonly group: string;
  /** Empty: as many as people usually wrote, or one. */
  readonly sentences: string;
  /** Name of a class, of a model that reads a text together with its label. */
  readonly label: string | null;
  readonly seed: string;
}

export const summarizeParts: readonly {
  readonly value: SummarizePart;
  readonly label: string;
  readonly about: string;
}[] = [
  { value: 'texts', label: 'Texts', about: 'Texts about one thing, a line each, in few sentences.' },
  { value: 'group', label: 'A group', about: 'One group of a corpus, beside the summaries that people wrote of it.' },
  {
    value: 'corpus',
    label: 'Measure',
    about: 'All groups of a corpus: how near every method comes to what people wrote.',
  },
];

export const corpusNames: Readonly<Record<SummaryCorpus, string>> = {
  opinosis: 'Opinosis: hotels, cars, devices',
  amazon: 'Amazon: products',
  yelp: 'Yelp: businesses',
};

export const summarizeOptions = {
  group: {
    name: 'group',
    label: 'Group',
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    default: '1',
    isOptional: false,
    help: 'In the order of the corpus.',
  },
  sentences: {
    name: 'sentences',
    label: 'Sentences',
    kind: 'integer',
    minimum: 1,
    maximum: 20,
    default: '',
    isOptional: true,
    help: 'Of a summary, at most. Empty: 1, and 4 for Amazon and Yelp, about as much as people wrote.',
  },
  seed: { ...writeOptions.seed, help: 'Of random sentences, and of combinations of more than eight texts.' },
} as const satisfies Record<string, MethodOption>;

export const emptySummarizeForm: SummarizeForm = {
  part: 'texts',
  texts: '',
  corpus: 'opinosis',
  corpusPart: 'test',
  group: summarizeOptions.group.default,
  sentences: summarizeOptions.sentences.default,
  label: null,
  seed: summarizeOptions.seed.default,
};

export type ReadSummarizeForm =
  { readonly ok: true; readonly request: SummarizeRequest } | { readonly ok: false; readonly message: string };

/** What the form asks for, or what is to be corrected first. */
export function readSummarizeForm(
  form: SummarizeForm,
  model: Pick<Hyperparameters, 'modelKind' | 'network' | 'labelCondition'>,
): ReadSummarizeForm {
  const wrong = (message: string): ReadSummarizeForm => ({ ok: false, message });
  const { part, corpus, corpusPart } = form;
  const used = part === 'group' ? (['group', 'sentences', 'seed'] as const) : (['sentences', 'seed'] as const);
  const error = used.map((name) => optionError(summarizeOptions[name], form[name])).find((one) => one !== null);
  if (error) return wrong(error);
  const texts = linesOf(form.texts);
  if (part === 'texts' && texts.length < 2) return wrong('Type or paste two texts at least, a line each.');
  const told = isTold(model);
  if (told && form.label === null) return wrong('Choose the label of the texts: this model reads it too.');
  const usual = part === 'texts' ? 1 : usualSentences[corpus];
  const index = Number(form.group) - 1;
  const of = {
    texts: { kind: 'texts', texts },
    group: { kind: 'group', corpus, part: corpusPart, index },
    corpus: { kind: 'corpus', corpus, part: corpusPart },
  }[part];
  const read = summarizeRequestSchema.safeParse({
    kind: 'summarize',
    of,
    sentences: form.sentences.trim() === '' ? usual : readNumber(form.sentences),
    label: told ? form.label : null,
    seed: readNumber(form.seed),
  });
  return read.success ? { ok: true, request: read.data } : wrong(read.error.issues[0]!.message); // there is an issue
}
