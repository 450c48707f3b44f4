import type { TextFormat, TextPreview, TextPreviewRequest, TextSource } from '#shared/contract/dataset.ts';
import { folderOf, lastName } from './path-name.ts';

/** What a person says of the files that they import; null is what the files say themselves. */
export interface TextImportForm {
  readonly files: readonly string[];
  readonly format: TextFormat | null;
  readonly encoding: string | null;
  readonly hasHeader: boolean;
  readonly textColumn: string | null;
  readonly labels: TextSource['labels'];
  readonly splitSentences: boolean;
  readonly language: string;
  /** In percent. */
  readonly testShare: string;
  readonly name: string | null;
}

/** A class is a byte. */
export const mostClasses = 256;

export type ReadTextImport =
  { readonly ok: true; readonly source: TextSource } | { readonly ok: false; readonly message: string };

export function emptyTextImport(files: readonly string[]): TextImportForm {
  return {
    files,
    format: null,
    encoding: null,
    hasHeader: true,
    textColumn: null,
    labels: { from: 'nothing' },
    splitSentences: false,
    language: 'und',
    testShare: '10',
    name: null,
  };
}

export function previewRequest({ files, format, encoding, hasHeader }: TextImportForm): TextPreviewRequest {
  return { files: [...files], format, encoding, hasHeader };
}

/** What the form asks for, or what is still to be said. */
export function readTextImport(form: TextImportForm, preview: TextPreview | null): ReadTextImport {
  const wrong = (message: string): ReadTextImport => ({ ok: false, message });
  if (!preview) return wrong('The files could not be read yet.');
  if (preview.encoding === null) return wrong('Choose the encoding first.');
  const textColumn = chosenTextColumn(form, preview);
  if (textColumn === null || preview.rowCount === 0) return wrong('There is nothing in the file.');
  const labels = chosenLabels(form, preview);
  if (classCount(form, preview) > mostClasses) return wrong(`Choose labels with at most ${mostClasses} values.`);
  if (!isLanguageTag(form.language)) return wrong('Language: a tag such as en, zh or pt-BR.');
  const percent = /^\d+$/.test(form.testShare.trim()) ? Number(form.testShare) : NaN;
  if (!(percent >= 0 && percent <= 90)) return wrong('Test share: a whole number from 0 to 90.');
  const name = chosenName(form).trim();
  if (!name || name.length > 200) return wrong('Give it a name of up to 200 characters.');
  const { splitSentences, language } = form;
  const reading = { ...previewRequest(form), format: preview.format };
  const choices = { textColumn, labels, splitSentences, language, testShare: percent / 100 };
  return { ok: true, source: { kind: 'texts', name, ...reading, ...choices } };
}

/** The column that was chosen; else the one with the longest values, which a person sees marked and may change. */
export function chosenTextColumn({ textColumn, labels }: TextImportForm, preview: TextPreview): string | null {
  const { columns, rows } = preview;
  if (textColumn !== null && columns.includes(textColumn)) return textColumn;
  const isOfLabels = (column: string) => labels.from === 'column' && labels.column === column && columns.length > 1;
  const lengths = columns.map((column, place) =>
    isOfLabels(column) ? -1 : rows.reduce((sum, row) => sum + row[place]!.length, 0),
  );
  return columns[lengths.indexOf(Math.max(...lengths))] ?? null;
}

/** What changes when a column becomes that of the texts: it can be that of the labels no longer. */
export function takeAsTexts({ labels }: TextImportForm, column: string): Partial<TextImportForm> {
  const isOfLabels = labels.from === 'column' && labels.column === column;
  return { textColumn: column, ...(isOfLabels ? { labels: { from: 'nothing' } } : {}) };
}

/** What changes when a column becomes that of the labels: it can be that of the texts no longer. */
export function takeAsLabels({ textColumn }: TextImportForm, column: string): Partial<TextImportForm> {
  return { labels: { from: 'column', column }, ...(textColumn === column ? { textColumn: null } : {}) };
}

/** The labels that were chosen, as far as the files have them. */
export function chosenLabels(form: TextImportForm, preview: TextPreview): TextSource['labels'] {
  const { labels, files } = form;
  if (labels.from === 'file') return files.length > 1 ? labels : { from: 'nothing' };
  if (labels.from === 'nothing') return labels;
  const isThere = preview.columns.includes(labels.column) && labels.column !== chosenTextColumn(form, preview);
  return isThere ? labels : { from: 'nothing' };
}

/** How many classes the labels make, as far as the preview tells: up to 1,000. */
export function classCount(form: TextImportForm, preview: TextPreview): number {
  const labels = chosenLabels(form, preview);
  if (labels.from === 'nothing') return 0;
  if (labels.from === 'file') return form.files.length;
  return preview.distinctValues[preview.columns.indexOf(labels.column)] ?? 0;
}

/** That of the file, or of the folder of several. */
export function chosenName({ name, files }: TextImportForm): string {
  if (name !== null) return name;
  const [first = ''] = files;
  const found = files.length === 1 ? lastName(first).replace(/\.gz$/i, '') : lastName(folderOf(first));
  return (files.length === 1 ? found.replace(/\.\w+$/, '') : found) || 'texts';
}

export function isLanguageTag(text: string): boolean {
  try {
    return text.length >= 2 && text.length <= 35 && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
