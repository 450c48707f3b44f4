import { basename, dirname, resolve } from 'node:path';
import type { TextFormat, TextPreview, TextPreviewRequest, TextSource } from '#shared/contract/dataset.ts';
import { UsageError } from './usage-error.ts';

export interface TextOptions {
  readonly name?: string;
  readonly format?: TextFormat;
  readonly encoding?: string;
  readonly header: boolean;
  readonly textColumn?: string;
  readonly labelColumn?: string;
  readonly labelByFile?: boolean;
  readonly sentences?: boolean;
  readonly language: string;
  readonly testShare: number;
}

/** What is to be imported, once the first file was looked at. A choice that only a person can make ends as a UsageError. */
export async function textSource(
  from: readonly string[],
  options: TextOptions,
  preview: (request: TextPreviewRequest) => Promise<TextPreview>,
): Promise<TextSource> {
  if (from.length === 0)
    throw new UsageError('import text: expected files, for example: vae datasets import text reviews.csv');
  if (options.labelColumn !== undefined && options.labelByFile) {
    throw new UsageError('--label-column and --label-by-file: expected one of them.');
  }
  const files = from.map((file) => resolve(file));
  const reading = { files, encoding: options.encoding ?? null, hasHeader: options.header };
  const found = await preview({ ...reading, format: options.format ?? null });
  requireEncoding(from[0]!, found);
  return {
    kind: 'texts',
    name: options.name ?? defaultName(files),
    ...reading,
    format: found.format,
    textColumn: options.textColumn ?? onlyColumnLeft(from[0]!, found, options.labelColumn),
    labels: labelsOf(options),
    splitSentences: options.sentences ?? false,
    language: options.language,
    testShare: options.testShare,
  };
}

function labelsOf({ labelColumn, labelByFile }: TextOptions): TextSource['labels'] {
  if (labelColumn !== undefined) return { from: 'column', column: labelColumn };
  return { from: labelByFile ? 'file' : 'nothing' };
}

function requireEncoding(file: string, { encoding, likelyEncodings }: TextPreview): void {
  if (encoding !== null) return;
  const likely = likelyEncodings.map((one) => `${one.encoding} (${one.confidence} %)`).join(', ');
  const hint = likely === '' ? 'nothing is known that it could be' : `it may be ${likely}`;
  throw new UsageError(`${file} is not UTF-8; ${hint}. Name its encoding with --encoding.`);
}

/** The column that is not that of the labels; where several are left, the message shows them all. */
function onlyColumnLeft(file: string, { columns, rows, distinctValues }: TextPreview, labelColumn?: string): string {
  const left = columns.filter((column) => column !== labelColumn);
  if (left.length === 1) return left[0]!;
  if (left.length === 0) throw new UsageError(`${file} has no column of texts.`);
  const shown = columns.map((column, i) => {
    return `${column} (${distinctValues[i]} different values, the first ${JSON.stringify((rows[0]?.[i] ?? '').slice(0, 60))})`;
  });
  throw new UsageError(`${file} has several columns; name that of the texts with --text-column: ${shown.join(', ')}.`);
}

/** That of the file, or of the folder of several. */
function defaultName(files: readonly string[]): string {
  const [first = ''] = files;
  const name = basename(files.length === 1 ? first : dirname(first));
  return name.replace(/\.gz$/i, '').replace(/\.\w+$/, '') || 'texts';
}
