import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { rowFor } from '#shared/contract/dataset-kind.ts';
import { hyperparameterRow, parseHyperparameterText } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, HyperparameterRow, NumericRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterValue, SweepDimension } from '#shared/contract/sweep.ts';

export type DimensionKind = SweepDimension['kind'];
export type SweepCondition = NonNullable<SweepDimension['when']>;

/** What stands in the editor of one searched row; what its kind does not need is kept for when it changes back. */
export interface DimensionTexts {
  readonly name: HyperparameterName;
  readonly kind: DimensionKind;
  /** Of a row of choices: the values that are ticked, in the order of the search. */
  readonly ticked: readonly string[];
  /** Of any other row as a choice: numbers separated by commas, or one list of widths a line. */
  readonly list: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly log: boolean;
  readonly when: SweepCondition | null;
}

/** How a row is searched as a rule; the first is what is proposed. */
export function dimensionKinds(row: HyperparameterRow): readonly DimensionKind[] {
  if (row.kind === 'integer') return ['integer', 'choice'];
  return row.kind === 'number' ? ['float', 'choice'] : ['choice'];
}

export function dimensionTexts(dimension: SweepDimension): DimensionTexts {
  const row = hyperparameterRow(dimension.name);
  const name = row.name as HyperparameterName; // hyperparameterRow gives a row of the table
  const nothing = { ticked: [], list: '', minimum: '', maximum: '', log: false };
  const named = { ...nothing, name, kind: dimension.kind, when: dimension.when ?? null };
  if (dimension.kind === 'choice') {
    if (row.kind === 'choice') return { ...named, ticked: dimension.values.map(String) };
    return { ...named, list: listText(row, dimension.values) };
  }
  const { minimum, maximum, log } = dimension;
  return { ...named, minimum: String(minimum), maximum: String(maximum), log };
}

/** The dimension as far as it can be read: text that is no number stays text, so that a message can show it. */
export function writtenDimension(texts: DimensionTexts): unknown {
  const { name, kind, log } = texts;
  const condition = texts.when && { when: texts.when };
  if (kind === 'choice') return { name, kind, values: choiceValues(texts), ...condition };
  const [minimum, maximum] = [texts.minimum, texts.maximum].map((text) => readNumber(text));
  return { name, kind, minimum, maximum, log, ...condition };
}

/** The values of a dimension that is a choice, as far as they can be read; none for another kind. */
export function choiceValues(texts: DimensionTexts): readonly HyperparameterValue[] {
  if (texts.kind !== 'choice') return [];
  const row = hyperparameterRow(texts.name);
  if (row.kind === 'choice') return texts.ticked;
  const values =
    row.kind === 'widths'
      ? widthLists(row, texts.list)
      : texts.list
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(readNumber);
  return values as readonly HyperparameterValue[]; // a word among the widths is for the contract to refuse
}

/** What keeps the editor from being read at all, in a sentence; the rest is for the contract to say. */
export function dimensionTextError(texts: DimensionTexts): string | null {
  const { label } = hyperparameterRow(texts.name);
  if (texts.when?.isOneOf.length === 0) return `${label}: choose the values that it is searched for, or “always”.`;
  if (texts.kind === 'choice') return choiceValues(texts).length > 0 ? null : `${label}: expected at least one value.`;
  const unread = [texts.minimum, texts.maximum].find((text) => typeof readNumber(text) !== 'number');
  if (unread === undefined) return null;
  return `${label}: expected numbers as minimum and maximum, got ${unread.trim() === '' ? 'nothing' : `“${unread}”`}.`;
}

export function readNumber(text: string): number | string {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text.trim();
}

/** What the editor begins with when a row of this value is to be searched: a range around the value, on its scale. */
export function proposedDimension(
  name: HyperparameterName,
  value: unknown,
  dataKind: DatasetManifest['kind'],
): DimensionTexts {
  const row = rowFor(hyperparameterRow(name), dataKind);
  const [kind = 'choice'] = dimensionKinds(row);
  const named = { name, kind, ticked: [], list: '', minimum: '', maximum: '', log: false, when: null };
  if (row.kind === 'choice') return { ...named, ticked: row.choices.map((choice) => choice.value) };
  if (row.kind === 'widths') return { ...named, list: listText(row, widthProposal(row, value)) };
  const [minimum, maximum] = rangeAround(row, value);
  const list = [minimum, typeof value === 'number' ? value : row.default, maximum];
  return {
    ...named,
    list: [...new Set(list)].toSorted((a, b) => a - b).join(', '),
    minimum: String(minimum),
    maximum: String(maximum),
    log: row.scale === 'log',
  };
}

/** A factor of 4 to each side of whole numbers, of 10 of others on a log scale, of 2 on a linear one; inside the row. */
function rangeAround(row: NumericRow, value: unknown): readonly [number, number] {
  const center = [value, row.default, row.kind === 'integer' ? 10 : 1].find(
    (one) => typeof one === 'number' && one > 0,
  );
  const around = typeof center === 'number' ? center : 1;
  const factor = row.scale === 'linear' ? 2 : row.kind === 'integer' ? 4 : 10;
  const inside = (bound: number) => Math.min(row.maximum, Math.max(row.minimum, bound));
  const rounded = (bound: number) =>
    row.kind === 'integer' ? Math.max(1, Math.round(bound)) : Number(bound.toPrecision(6));
  return [inside(rounded(around / factor)), inside(rounded(around * factor))];
}

/** The widths as they are, and all of them halved. */
function widthProposal(row: HyperparameterRow, value: unknown): readonly HyperparameterValue[] {
  const widths = Array.isArray(value) ? value.map(Number) : row.kind === 'widths' ? row.default : [];
  return widths.length === 0 ? [[]] : [widths.map((width) => Math.max(1, Math.round(width / 2))), widths];
}

const noWidths = 'none';

function listText(row: HyperparameterRow, values: readonly HyperparameterValue[]): string {
  if (row.kind !== 'widths') return values.join(', ');
  return values.map((value) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : noWidths)).join('\n');
}

function widthLists(row: HyperparameterRow, text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => parseHyperparameterText(row, line.trim() === noWidths ? '' : line));
}
