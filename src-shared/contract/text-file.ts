export const textFileFormats = ['txt', 'csv', 'jsonl'] as const;
export type TextFileFormat = (typeof textFileFormats)[number];

/** A text and what is known of it, by column; every row of a file has the same columns. */
export type TextFileRow = { readonly text: string } & Readonly<Record<string, string | number | boolean | null>>;

/** The content of a file of these rows; a text of several lines is one line of a `txt`. */
export function textFileContent(format: TextFileFormat, rows: readonly TextFileRow[]): string {
  const lines = {
    txt: () => rows.map(({ text }) => text.replaceAll(/\s*[\r\n]+\s*/g, ' ')),
    csv: () => csvLines(rows),
    jsonl: () => rows.map((row) => JSON.stringify(row)),
  }[format]();
  return lines.map((line) => `${line}\n`).join('');
}

/** As RFC 4180 has it, with a heading. */
function csvLines(rows: readonly TextFileRow[]): readonly string[] {
  const columns = Object.keys(rows[0] ?? { text: '' });
  return [columns.map(csvField).join(','), ...rows.map((row) => columns.map((name) => csvField(row[name])).join(','))];
}

function csvField(value: TextFileRow[string] | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
