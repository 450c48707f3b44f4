import type { TextPreview } from '#shared/contract/dataset.ts';
import { formatCount } from '#renderer/formatting/number.ts';
import { chosenLabels, chosenTextColumn, classCount, mostClasses } from './text-import.ts';
import type { TextImportForm } from './text-import.ts';

/** What a person should know before an import, and the change that sees to it where there is one. */
export interface TextImportWarning {
  readonly message: string;
  readonly remedy?: { readonly label: string; readonly change: Partial<TextImportForm> };
}

/** More than so many classes are hard to tell apart in any picture. */
const manyClasses = 50;
const longestHeading = 60;
/** Fewer leave nothing to hold out at the usual share. */
const fewTexts = 10;

/** In the order in which one decides: how the file is read, its texts, its labels. */
export function textImportWarnings(form: TextImportForm, preview: TextPreview | null): readonly TextImportWarning[] {
  if (!preview || preview.rowCount === 0) return [];
  const textColumn = chosenTextColumn(form, preview);
  if (textColumn === null) return [];
  const place = preview.columns.indexOf(textColumn);
  return [
    formatWarning(preview),
    headerWarning(form, preview),
    emptyWarning(preview, place),
    numberWarning(preview, place),
    duplicateWarning(preview, place),
    sentenceWarning(form, preview),
    ...labelWarnings(form, preview),
  ].filter((warning) => warning !== null);
}

function formatWarning({ format, columns, rows }: TextPreview): TextImportWarning | null {
  if (columns.length > 1) return null;
  const values = rows.map(([value]) => value!).filter((value) => value.trim() !== ''); // the only column
  const all = [...(format === 'csv' ? columns : []), ...values];
  if ((format === 'csv' || format === 'lines') && all.length > 0 && all.every((value) => value.includes('\t'))) {
    const hasHeader = format === 'csv' ? {} : { hasHeader: false };
    return {
      message: 'Every line has tabs in it: these may be columns.',
      remedy: { label: 'Read as TSV', change: { format: 'tsv', ...hasHeader } },
    };
  }
  if (format === 'lines' && /^\s*[[{]\s*$/.test(values[0] ?? '')) {
    return { message: 'This looks like one JSON document; what can be read is JSON lines, an object in each line.' };
  }
  if (format === 'lines' && values.length > 0 && values.every((value) => /^\s*\{.*\}\s*$/s.test(value))) {
    return {
      message: 'Every line looks like a JSON object.',
      remedy: { label: 'Read as JSON lines', change: { format: 'json-lines' } },
    };
  }
  return null;
}

/** A first row that is a row like the others: a value that comes again in its column, a number, or a long text. */
function headerWarning(
  { hasHeader }: TextImportForm,
  { format, columns, rows }: TextPreview,
): TextImportWarning | null {
  if (!hasHeader || (format !== 'csv' && format !== 'tsv')) return null;
  const isLikeARow = columns.some(
    (name, place) => name.length > longestHeading || isNumber(name) || rows.some((row) => row[place]!.trim() === name),
  );
  if (!isLikeARow) return null;
  return {
    message: 'The first row names the columns, but it looks like a row of the table.',
    remedy: { label: 'It is a row', change: { hasHeader: false } },
  };
}

function emptyWarning({ emptyValues, rowCount }: TextPreview, place: number): TextImportWarning | null {
  const empty = emptyValues[place]!; // one for each column
  if (empty === 0) return null;
  return { message: `${countOf(empty, rowCount)} no text and will be left out.` };
}

function numberWarning({ columns, rows }: TextPreview, place: number): TextImportWarning | null {
  const values = rows.map((row) => row[place]!).filter((value) => value.trim() !== ''); // every row has all columns
  if (values.length === 0 || !values.every(isNumber)) return null;
  return { message: `“${columns[place]}” holds numbers; is it the column of the texts?` };
}

function duplicateWarning({ distinctValues, rowCount }: TextPreview, place: number): TextImportWarning | null {
  const distinct = distinctValues[place]!; // one for each column
  // counted up to 1,000 only
  if (distinct >= 1000 || distinct * 2 > rowCount) return null;
  return {
    message: `Only ${formatCount(distinct)} different texts in ${formatCount(rowCount)} rows: of equal ones the first stays.`,
  };
}

function sentenceWarning(
  { files, splitSentences, language }: TextImportForm,
  preview: TextPreview,
): TextImportWarning | null {
  if (splitSentences && language === 'und') {
    return { message: 'Say the language, so that sentences end where they should.' };
  }
  const remedy = { label: 'Split into sentences', change: { splitSentences: true } };
  if (splitSentences) return null;
  if (preview.format === 'document') return { message: 'Each file is one text.', remedy };
  if (files.length > 1 || preview.rowCount >= fewTexts) return null;
  return { message: preview.rowCount === 1 ? 'It is one text only.' : `${preview.rowCount} texts are few.`, remedy };
}

function labelWarnings(form: TextImportForm, preview: TextPreview): readonly TextImportWarning[] {
  const labels = chosenLabels(form, preview);
  const classes = classCount(form, preview);
  if (labels.from === 'nothing') return [];
  const counted = classes >= 1000 ? '1,000 or more' : formatCount(classes);
  if (labels.from === 'file') {
    if (classes <= mostClasses) return [];
    return [{ message: `There are ${counted} files; labels have at most ${mostClasses} different values.` }];
  }
  const name = `“${labels.column}”`;
  const found: TextImportWarning[] = [];
  if (classes > mostClasses) {
    const remedy = { label: 'No labels', change: { labels: { from: 'nothing' } } } as const;
    found.push({ message: `${name} has ${counted} different values; labels have at most ${mostClasses}.`, remedy });
  } else if (classes > manyClasses) found.push({ message: `${name} makes ${counted} classes: is it a label?` });
  else if (classes === 1) found.push({ message: `${name} has the same value in every row.` });
  const empty = preview.emptyValues[preview.columns.indexOf(labels.column)]!; // chosen labels are a column
  if (empty > 0) {
    found.push({ message: `${countOf(empty, preview.rowCount)} nothing in ${name}; every text needs a label.` });
  }
  return found;
}

function countOf(count: number, rowCount: number): string {
  return `${formatCount(count)} of ${formatCount(rowCount)} rows ${count === 1 ? 'has' : 'have'}`;
}

function isNumber(text: string): boolean {
  return /^\s*[-+−]?(\d+([.,]\d+)*|\.\d+)(e[-+]?\d+)?\s*%?\s*$/i.test(text);
}
