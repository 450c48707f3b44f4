import type { CallArguments } from '#shared/contract/calls.ts';
import { hyperparameterApplies, hyperparameterRow, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { trainingCount } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { modelProblem } from './model-problem.ts';
import type { ReadForm } from './draft-form.ts';
import { leveledDimensions } from './sweep-draft.ts';
import type { SweepTexts } from './sweep-draft.ts';
import { dimensionTextError, readNumber } from './sweep-draft-dimension.ts';
import { metricObstacle, metricWords } from './sweep-draft-metrics.ts';
import { optionError, prunerMethod, samplerMethod } from './sweep-draft-methods.ts';

/** What keeps the sweep from starting, in a sentence, and the id of the control where it can be corrected. */
export interface SweepIssue {
  readonly place: string;
  readonly message: string;
}

export interface CheckedSweep {
  /** Null while something is wrong. */
  readonly definition: SweepDefinition | null;
  readonly issues: readonly SweepIssue[];
}

/** What starts a sweep; null while something is wrong, and where the dataset is still to be imported. */
export function sweepRequest(
  { definition }: CheckedSweep,
  { values }: Pick<ReadForm, 'values'>,
  datasetHash: string | null,
  workers: number,
): CallArguments<'sweeps:start'> | null {
  if (!definition || !values || datasetHash === null) return null;
  return { definition, hyperparameters: values, datasetHash, workers };
}

export function rowPlace(name: string): string {
  return `hyperparameter-${name}`;
}

/**
 * Everything that is wrong, at most one sentence a place: texts that cannot be read, then what the contract says of the
 * definition, then what would make every trial fail. `written` is what `writtenSweep` made of these texts and this form.
 */
export function checkSweep(
  texts: SweepTexts,
  form: ReadForm,
  written: Readonly<Record<string, unknown>>,
  source: DataSource | null,
): CheckedSweep {
  const unread = textIssues(texts, form);
  const parsed = sweepDefinitionSchema.safeParse(written);
  const refused = parsed.success ? [] : contractIssues(parsed.error.issues, written, texts);
  const found = [...unread, ...refused, ...failingIssues(texts, form, source)];
  const places = new Set(found.map(({ place }) => place));
  const issues = [...places].map((place) => found.find((issue) => issue.place === place)!); // it was found there
  return { definition: parsed.success && issues.length === 0 ? parsed.data : null, issues };
}

function textIssues(texts: SweepTexts, form: ReadForm): readonly SweepIssue[] {
  const { sampler, pruner } = texts;
  const whole = { kind: 'integer', isOptional: false } as const;
  const at = (place: string, message: string | null) => (message === null ? [] : [{ place, message }]);
  return [
    ...at('sweep-name', texts.name.trim() === '' ? 'Give the sweep a name.' : null),
    ...[...form.errors].map(([name, message]) => ({ place: rowPlace(name), message })),
    ...(texts.dimensions.length === 0 ? [{ place: 'space', message: 'Choose at least one row to be searched.' }] : []),
    ...texts.dimensions.flatMap((one) => at(rowPlace(one.name), dimensionTextError(one))),
    ...texts.constraints.flatMap((one, index) => at(`constraint-${index}`, boundsError(one))),
    ...samplerMethod(sampler.name).options.flatMap((one) =>
      at(`sampler-${one.name}`, optionError(one, sampler.options[one.name] ?? '')),
    ),
    ...(sampler.name === 'grid' ? leveledDimensions(texts) : []).flatMap((name) => {
      const label = `Levels of “${hyperparameterRow(name).label}”`;
      const bounds = { ...whole, isOptional: true, name, label, minimum: 1, maximum: 1_000_000 };
      return at(`levels-${name}`, optionError(bounds, sampler.levels[name] ?? ''));
    }),
    ...prunerMethod(pruner.name).options.flatMap((one) =>
      at(`pruner-${one.name}`, optionError(one, pruner.options[one.name] ?? '')),
    ),
    ...at(
      'sweep-trials',
      optionError({ ...whole, name: 'trials', label: 'Trials', minimum: 1, maximum: 1_000_000 }, texts.trials),
    ),
    ...at(
      'sweep-seed',
      optionError(
        { ...whole, name: 'seed', label: 'Seed of the search', minimum: 0, maximum: 2 ** 31 - 1 },
        texts.seed,
      ),
    ),
  ];
}

function boundsError({ atLeast, atMost }: SweepTexts['constraints'][number]): string | null {
  if (`${atLeast}${atMost}`.trim() === '') return 'Constraint: give a lower bound, an upper bound or both.';
  const unread = [atLeast, atMost].find((text) => text.trim() !== '' && typeof readNumber(text) !== 'number');
  return unread === undefined ? null : `Constraint: expected a number, got “${unread.trim()}”.`;
}

interface ContractIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The contract looks at dimensions only when all else can be read; so what cannot stands aside for a second look. */
function contractIssues(
  issues: readonly ContractIssue[],
  written: Readonly<Record<string, unknown>>,
  texts: SweepTexts,
): readonly SweepIssue[] {
  const unread = new Set(issues.map(({ path }) => String(path[0])));
  const harmless = {
    name: 'a',
    objectives: [anObjective],
    constraints: [],
    sampler: { name: 'random' },
    pruner: { name: 'none' },
    trials: 1,
    seed: 0,
  };
  const standIns = Object.fromEntries(Object.entries(harmless).filter(([key]) => unread.has(key)));
  const second = sweepDefinitionSchema.safeParse({ ...written, ...standIns });
  const all = [...issues, ...(second.success ? [] : second.error.issues)];
  return all.map((issue) => {
    const place = contractPlace(issue, texts);
    return { place, message: labeled(issue.message, place) };
  });
}

/** The contract calls a row by its name in files; the form by its label. */
function labeled(message: string, place: string): string {
  const row = hyperparameters.find(({ name }) => rowPlace(name) === place && message.startsWith(`${name}: `));
  return row ? `${row.label}${message.slice(row.name.length)}` : message;
}

const anObjective = { metric: 'epoch/validation/negativeElbo', goal: 'minimize' } as const;

function contractPlace({ path }: ContractIssue, texts: SweepTexts): string {
  const [part, index, row] = path;
  switch (part) {
    case 'space': {
      const dimension = typeof index === 'number' ? texts.dimensions[index] : undefined;
      return dimension ? rowPlace(dimension.name) : 'space';
    }
    case 'objectives':
      return `objective-${Number(index ?? 0)}`;
    case 'constraints':
      return `constraint-${Number(index ?? 0)}`;
    case 'sampler':
    case 'pruner':
      if (index === 'levels') return `levels-${String(row)}`;
      return typeof index === 'string' ? `${part}-${index}` : part;
    default:
      return `sweep-${String(part)}`;
  }
}

/** What the contract lets pass, and every trial would fail on. */
function failingIssues(texts: SweepTexts, form: ReadForm, source: DataSource | null): readonly SweepIssue[] {
  const trial = { loose: form.loose, dimensions: texts.dimensions };
  const unmeasured = (kind: 'objective' | 'constraint') =>
    texts[`${kind}s`].flatMap(({ metric }, index) => {
      const why = metricObstacle(metric, trial);
      return why === null
        ? []
        : [{ place: `${kind}-${index}`, message: `“${metricWords(metric)}” is not measured: ${why}.` }];
    });
  return [...unmeasured('objective'), ...unmeasured('constraint'), ...datasetIssues(texts, form.values, source)];
}

function datasetIssues(
  { dataset: reference, dimensions }: SweepTexts,
  values: Hyperparameters | null,
  source: DataSource | null,
): readonly SweepIssue[] {
  if (!source) {
    const message =
      reference === null
        ? 'Import a dataset first.'
        : `There is no dataset “${reference}” in this workspace; choose one.`;
    return [{ place: 'sweep-dataset', message }];
  }
  if (!values) return [];
  const isSearched = (name: string) => dimensions.some((one) => one.name === name);
  const count = trainingCount(source);
  if (count !== null && values.validationExamples >= count && !isSearched('validationExamples')) {
    const message = `Validation examples leave nothing to train on: ${source.name} has ${count} training examples.`;
    return [{ place: rowPlace('validationExamples'), message }];
  }
  const problem = modelProblem(values, source);
  if (!problem || isSearched(problem.name) || isSearched('network')) return [];
  const row = hyperparameterRow(problem.name);
  return hyperparameterApplies(row, values)
    ? [{ place: rowPlace(row.name), message: `${row.label}: ${problem.what}.` }]
    : [];
}
