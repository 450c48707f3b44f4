import { basename } from 'node:path';
import type { SplitName, TextSource } from '#shared/contract/dataset.ts';
import { invalidDataset } from '../imported-content.ts';
import type { ImportProgress } from '../imported-content.ts';
import { readTextTable } from './text-table.ts';
import type { TextTable } from './text-value.ts';

export interface ImportedTextSplit {
  readonly texts: readonly string[];
  /** Indices of classes; null where there are none. */
  readonly labels: Uint8Array | null;
}

/** What an import of texts hands over: checked, in memory, nothing written yet. */
export interface ImportedTexts {
  readonly kind: 'texts';
  readonly language: string;
  readonly classes: readonly string[];
  readonly splits: Readonly<Record<SplitName, ImportedTextSplit>>;
  readonly leftOut: { readonly empty: number; readonly duplicates: number };
  /** Where they came from, for people. */
  readonly source: string;
}

type Choices = Pick<TextSource, 'textColumn' | 'labels' | 'splitSentences' | 'language' | 'testShare'>;

interface LabelledText {
  readonly text: string;
  readonly label: string | null;
}

const mostClasses = 256;

/** Reads the files of a source, one after the other. Throws 'dataset/invalid' with the file and what was expected. */
export async function readTexts(
  source: TextSource,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportedTexts> {
  requireLanguage(source.language);
  const found: LabelledText[] = [];
  for (const [index, file] of source.files.entries()) {
    onProgress({ done: index, total: source.files.length, what: basename(file) });
    const table = await readTextTable(file, source.format, source);
    for (const one of textsOf(table, source, file)) found.push(one);
  }
  const where = source.files.length === 1 ? source.files[0]! : `${source.files.length} files`;
  return { ...chosenTexts(found, source), source: `${source.format} in ${where}` };
}

/** The texts of a table with their labels, in order; white space is one blank, letters are composed (NFC). */
export function* textsOf(table: TextTable, choices: Choices, file: string): Generator<LabelledText> {
  const place = placeOf(table, choices.textColumn, file);
  const { labels } = choices;
  const labelPlace = labels.from === 'column' ? placeOf(table, labels.column, file) : null;
  const fileLabel = labels.from === 'file' ? classOfFile(file) : null;
  const sentences = new Intl.Segmenter(choices.language, { granularity: 'sentence' });
  for (const row of table.rows) {
    const value = row[place]!; // every row has all columns
    const given = labelPlace === null ? fileLabel : String(row[labelPlace]).trim();
    const label = given === '' ? null : given;
    for (const text of typeof value === 'string' ? [value] : value) {
      if (!choices.splitSentences) yield { text: tidied(text), label };
      else for (const { segment } of sentences.segment(text)) yield { text: tidied(segment), label };
    }
  }
}

/**
 * Leaves out what is empty or was there before, finds the classes, and divides into splits. Of a text that comes under
 * several labels the first counts.
 */
export function chosenTexts(
  found: readonly LabelledText[],
  { language, testShare }: Pick<Choices, 'language' | 'testShare'>,
): Omit<ImportedTexts, 'source'> {
  const filled = found.filter(({ text }) => text !== '');
  const first = new Map<string, LabelledText>();
  for (const one of filled) if (!first.has(one.text)) first.set(one.text, one);
  const kept = [...first.values()];
  if (kept.length === 0) throw invalidDataset('There is no text in what was chosen; expected one at least.');
  const classes = classesOf(kept);
  const isTest = (index: number) => heldOut(index, testShare);
  const split = (members: readonly LabelledText[]): ImportedTextSplit => ({
    texts: members.map(({ text }) => text),
    labels: classes.length > 0 ? Uint8Array.from(members, ({ label }) => classes.indexOf(label ?? '')) : null,
  });
  return {
    kind: 'texts',
    language,
    classes,
    splits: {
      train: split(kept.filter((_, index) => !isTest(index))),
      test: split(kept.filter((_, index) => isTest(index))),
    },
    leftOut: { empty: found.length - filled.length, duplicates: filled.length - kept.length },
  };
}

/**
 * Whether the text of this place is for testing: the same share all along the corpus, which keeps the classes in
 * proportion where it is sorted by them. A share of 1/20 holds out the places 10, 30, 50 …
 */
export function heldOut(index: number, share: number): boolean {
  return Math.floor((index + 0.5) * share + 0.5) > Math.floor((index - 0.5) * share + 0.5);
}

/** In order of their names; none where no text has a label. A text without one, among others that have, is refused. */
function classesOf(texts: readonly LabelledText[]): readonly string[] {
  const names = new Set(texts.map(({ label }) => label));
  const isUnlabelled = names.delete(null);
  if (names.size === 0) return [];
  if (isUnlabelled) {
    const one = texts.find(({ label }) => label === null)!; // there is one: null was among the names
    throw invalidDataset(`"${one.text.slice(0, 60)}" has no label; expected one for every text, or none at all.`);
  }
  if (names.size > mostClasses) {
    throw invalidDataset(`The labels have ${names.size} different values; expected at most ${mostClasses} classes.`);
  }
  return [...names].map(String).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function requireLanguage(language: string): void {
  try {
    Intl.getCanonicalLocales(language);
  } catch {
    throw invalidDataset(`"${language}" is no language tag; expected one such as en, zh or pt-BR, or und.`);
  }
}

function placeOf({ columns }: TextTable, name: string, file: string): number {
  const place = columns.indexOf(name);
  if (place >= 0) return place;
  throw invalidDataset(`${file} has no column "${name}"; it has: ${columns.join(', ')}.`);
}

/** `rt-polarity.pos.txt.gz` → `pos`: the part that tells files of one corpus apart. */
function classOfFile(file: string): string {
  const name = basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.(txt|csv|tsv|tab|jsonl|ndjson|parquet)$/i, '');
  return name.split('.').at(-1) ?? name;
}

function tidied(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
