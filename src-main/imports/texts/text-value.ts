/** A value is a text, or several where a file holds a list of them; empty where a row has none. */
export type TextValue = string | readonly string[];

/** Rows of a file under named columns. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TextValue[])[];
}

/** Texts stay as they are, lists of texts too; numbers and the like are written out, nothing is empty. */
export function textValue(value: unknown): TextValue {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return JSON.stringify(value);
}
