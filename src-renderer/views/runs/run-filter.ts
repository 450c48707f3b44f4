import type { Run, RunState } from '#shared/contract/run.ts';
import { quantities } from '#shared/contract/metric.ts';
import { headlineMetric } from '#renderer/state/headline-metric.ts';
import { runTitle, stateWords } from '#renderer/state/run-words.ts';

export type RunTest = (run: Run) => boolean;
/** A run knows its sweep by id alone. */
export type NameOfSweep = (sweepId: string) => string | undefined;
export type ParsedFilter =
  { readonly ok: true; readonly test: RunTest } | { readonly ok: false; readonly message: string };

/**
 * A filter such as `digits state:finished kl>10 -tag:draft OR state:running`: words are looked for in name, preset, tags
 * and state; `key:value` in one of them; `sweep:name` finds the trials of a sweep; `key<number` compares a figure or hyperparameter; `-` excludes; OR separates
 * alternatives; quotes keep spaces together.
 */
export function parseRunFilter(text: string, nameOfSweep: NameOfSweep = () => undefined): ParsedFilter {
  const alternatives: RunTest[][] = [[]];
  for (const token of tokens(text)) {
    if (token === 'OR') alternatives.push([]);
    else {
      const term = parseTerm(token, nameOfSweep);
      if (!term.ok) return term;
      alternatives.at(-1)?.push(term.test);
    }
  }
  const groups = alternatives.filter((group) => group.length > 0);
  if (groups.length === 0) return { ok: true, test: () => true };
  return { ok: true, test: (run) => groups.some((group) => group.every((test) => test(run))) };
}

/** Whether a filter is about trials of sweeps, which are then shown even where they are hidden otherwise. */
export function asksForTrials(text: string): boolean {
  return tokens(text).some((token) => /^sweep:/i.test(token));
}

/** Splits at spaces outside quotes; an unclosed quote ends with the text, as it is still being typed. */
function tokens(text: string): readonly string[] {
  return text.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? [];
}

function parseTerm(token: string, nameOfSweep: NameOfSweep): ParsedFilter {
  const isExcluded = token.startsWith('-') && token.length > 1;
  const body = isExcluded ? token.slice(1) : token;
  const parts = /^([A-Za-z]+)(:|<=|>=|<|>|=)(.*)$/.exec(body);
  const isOfSweep = parts?.[1]!.toLowerCase() === 'sweep' && parts[2] === ':';
  const term = isOfSweep
    ? trialOf(unquoted(parts[3]!), nameOfSweep)
    : parts
      ? keyed(parts[1]!, parts[2]!, unquoted(parts[3]!))
      : word(unquoted(body));
  if (!term.ok || !isExcluded) return term;
  return { ok: true, test: (run) => !term.test(run) };
}

/** Trials of a sweep with this id, or with these words in its name; all trials for no words. */
function trialOf(text: string, nameOfSweep: NameOfSweep): ParsedFilter {
  const wanted = text.toLowerCase();
  const test: RunTest = ({ trial }) =>
    trial !== null &&
    (trial.sweepId === wanted || (nameOfSweep(trial.sweepId)?.toLowerCase().includes(wanted) ?? wanted === ''));
  return { ok: true, test };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}

function word(text: string): ParsedFilter {
  const wanted = text.toLowerCase();
  return {
    ok: true,
    test: (run) => Object.values(texts).some((read) => read(run).some((t) => t.toLowerCase().includes(wanted))),
  };
}

const stateText = (state: RunState) => [stateWords[state].label];

const texts: Readonly<Record<string, (run: Run) => readonly string[]>> = {
  name: (run) => [runTitle(run)],
  preset: (run) => (run.preset ? [run.preset] : []),
  tag: (run) => run.tags,
  state: (run) => stateText(run.state),
};

const keyedTexts: typeof texts = {
  ...texts,
  tags: (run) => run.tags,
  dataset: (run) => [run.datasetName],
  id: (run) => [run.id],
  notes: (run) => [run.notes],
  engine: (run) => (run.engine ? [run.engine] : []),
};

function keyed(key: string, operator: string, value: string): ParsedFilter {
  const name = key.toLowerCase();
  const read = keyedTexts[name];
  if (read && operator === ':') {
    const wanted = value.toLowerCase();
    return { ok: true, test: (run) => read(run).some((text) => text.toLowerCase().includes(wanted)) };
  }
  const number = numberReader(name);
  if (read) return { ok: false, message: `“${key}” is a text: write ${key}:value.` };
  if (!number)
    return {
      ok: false,
      message: `There is no “${key}”: use state, name, preset, tag, dataset, sweep, a figure or a hyperparameter.`,
    };
  return compared(number, operator, value);
}

/** Reads figures (`kl`, `elbo` for −ELBO, `mse`), `epoch`, and hyperparameters by their names in the table. */
function numberReader(name: string): ((run: Run) => string | number | undefined) | null {
  if (name === 'epoch') return (run) => Math.floor(run.epoch);
  const quantity = quantities.find((row) => row.name.toLowerCase() === (aliases[name] ?? name));
  if (quantity) return (run) => headlineMetric(run, quantity.name)?.value;
  return (run) => {
    const value = Object.entries(run.hyperparameters).find(([key]) => key.toLowerCase() === name)?.[1];
    return typeof value === 'object' ? value.join(', ') : value;
  };
}

const aliases: Readonly<Record<string, string>> = {
  mse: 'meansquarederror',
  elbo: 'negativeelbo',
  accuracy: 'knnaccuracy',
};

function compared(read: (run: Run) => string | number | undefined, operator: string, value: string): ParsedFilter {
  const wanted = Number(value.replace('−', '-'));
  const isNumber = value.trim() !== '' && Number.isFinite(wanted);
  if (!isNumber && operator !== ':' && operator !== '=')
    return { ok: false, message: `“${value}” is no number to compare with.` };
  return {
    ok: true,
    test: (run) => {
      const actual = read(run);
      if (typeof actual === 'number' && isNumber) return holds(actual, operator, wanted);
      if (actual === undefined) return false;
      return (operator === ':' || operator === '=') && String(actual).toLowerCase() === value.toLowerCase();
    },
  };
}

function holds(actual: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    default:
      return actual === wanted;
  }
}
